"""Drawings read from and written to files, the clipboard, and drag and drop."""
