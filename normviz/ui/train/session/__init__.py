"""The current training of the window."""
