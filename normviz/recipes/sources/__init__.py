"""What the recipes of a source share."""
