"""Drawings from and to files, the clipboard and drops."""
