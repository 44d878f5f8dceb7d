"""Pixels of the figure's faces and tiles."""
