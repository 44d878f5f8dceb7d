"""normviz: see what a normalization layer does.

The rooms and the arrows between them are held by import-linter (see ``pyproject.toml``).
"""

__version__ = "0.1.0"
