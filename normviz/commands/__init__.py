"""One module per command; each has ``register(parser, subparsers)``.

What is heavy (Qt, TensorFlow, tables) is imported when the command runs, not when it registers.
"""

from normviz.commands import (
    activations,
    compare,
    doctor,
    figure,
    inspect,
    lessons,
    models,
    norms,
    open_scenes,
    predict,
    prove,
    quiz,
    recipes,
    runs,
    screenshot,
    sweep,
    train,
    window,
)
from normviz.commands.trained import accuracy, distributions, fold

ALL = (
    window,
    open_scenes,
    figure,
    norms,
    screenshot,
    recipes,
    train,
    compare,
    sweep,
    runs,
    models,
    predict,
    prove,
    activations,
    inspect,
    distributions,
    accuracy,
    fold,
    lessons,
    quiz,
    doctor,
)
"""In the order of ``normviz --help``."""
