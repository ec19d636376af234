"""Where the shop meets storage and other services."""
