"""One module a command; each has ``register(parser, subparsers)``.

What is heavy (Qt, TensorFlow, tables) is imported when the command runs, not when it registers.
"""

from normviz.commands import (
    doctor,
    figure,
    models,
    norms,
    predict,
    recipes,
    runs,
    screenshot,
    train,
    window,
)

ALL = (window, figure, norms, screenshot, recipes, train, runs, models, predict, doctor)
"""In the order of ``normviz --help``."""
