"""Animations of the figure along one slider, as files."""
