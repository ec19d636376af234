"""The ways into the shop."""
