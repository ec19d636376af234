"""What the shop is about: no framework, no storage, no network."""
