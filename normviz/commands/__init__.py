"""One module a command; each has ``register(parser, subparsers)``.

What is heavy (Qt, TensorFlow, tables) is imported when the command runs, not when it registers.
"""

from normviz.commands import norms, recipes, screenshot, window

ALL = (window, norms, screenshot, recipes)
"""In the order of ``normviz --help``."""
