"""One module per command; each has ``register(parser, subparsers)``.

What is heavy (Qt, TensorFlow, tables) is imported when the command runs, not when it registers.
"""

from normviz.commands import (
    accuracy,
    activations,
    compare,
    doctor,
    figure,
    fold,
    lessons,
    models,
    norms,
    open_scenes,
    predict,
    prove,
    recipes,
    runs,
    screenshot,
    sweep,
    train,
    window,
)

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
    accuracy,
    fold,
    lessons,
    doctor,
)
"""In the order of ``normviz --help``."""
