"""Takes orders for the corner shop and reserves what is in stock."""
