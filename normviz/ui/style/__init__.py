"""Colours, fonts, icons and accessible names."""
