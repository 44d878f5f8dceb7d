"""The column at the left of the Draw view."""
