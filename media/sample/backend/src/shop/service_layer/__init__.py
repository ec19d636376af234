"""What the shop does: one handler for each command and event."""
