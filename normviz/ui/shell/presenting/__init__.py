"""Presenting: full screen, large text, the slides' keys, and a pointer."""
