"""How names of model files end."""

from pathlib import Path
from typing import Final

MODEL_SUFFIXES: Final = (".weights.h5", ".keras", ".h5", ".hdf5", ".safetensors", ".onnx")


def is_model_file(path: Path) -> bool:
    """Whether a file is a model by its name."""
    return path.name.lower().endswith(MODEL_SUFFIXES)
