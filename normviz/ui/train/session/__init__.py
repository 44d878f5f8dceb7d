"""The training that is under way in the window."""
