"""The comparison of norms that the command and the window begin with."""

from typing import Final

RECIPE: Final = "deep-sigmoid"
PRESET: Final = "quick"
NORMS: Final = ("none", "batch", "layer", "group", "rms")
SEEDS: Final = 3
