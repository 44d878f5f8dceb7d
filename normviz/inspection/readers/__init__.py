"""Readers of foreign model files, one module per format. Files are data: no code of theirs runs."""
