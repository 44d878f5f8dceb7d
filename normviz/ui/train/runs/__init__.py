"""The runs table and the actions on runs."""
