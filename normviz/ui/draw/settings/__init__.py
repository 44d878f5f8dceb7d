"""The settings column of the Draw view."""
