"""The recipes, one module per source."""
