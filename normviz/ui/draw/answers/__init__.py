"""The column of answers."""
