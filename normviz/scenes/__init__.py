"""Scenes: everything that a view shows, as one frozen value, its JSON, and ``.normviz`` files."""
