"""How names of model files end, and what to do with models of kinds that are not read."""

from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.plain_file import is_file

MODEL_SUFFIXES: Final = (".weights.h5", ".keras", ".h5", ".hdf5", ".safetensors", ".onnx")

_PICKLES: Final = (".pt", ".pth", "_model.bin", ".ckpt", ".pkl", ".pickle", ".joblib")
_GRAPHS: Final = (".pb", ".tflite", ".ckpt.index")
_SAVED_MODEL: Final = "saved_model.pb"
"""The file by which a folder is a SavedModel of TensorFlow."""


def is_model_file(path: Path) -> bool:
    """Whether a file is a model that can be read, by its name."""
    return path.name.lower().endswith(MODEL_SUFFIXES)


def is_any_model(path: Path) -> bool:
    """Whether something is a model by its name, also of a kind that is refused."""
    return is_model_file(path) or _is_pickle(path) or _is_graph(path)


def refuse_other_model(path: Path) -> None:
    """Does nothing but for a model of a kind that is not read.

    Raises:
        UserError: It is one; the message says how to save it so that it can be read.
    """
    if _is_pickle(path):
        raise UserError(
            "{name} is a pickle, which can run code as it is read: save the weights with "
            "safetensors.torch.save_file(model.state_dict(), …), or pass the model to "
            "normviz.inspect",
            code="model-pickle",
            name=path,
        )
    if _is_graph(path):
        raise UserError(
            "{name} holds operations or numbers of TensorFlow, not the layers of Keras: save the"
            ' model with model.save("model.keras"), or pass it to normviz.inspect',
            code="model-graph",
            name=path,
        )


def _is_pickle(path: Path) -> bool:
    return path.name.lower().endswith(_PICKLES)


def _is_graph(path: Path) -> bool:
    return path.name.lower().endswith(_GRAPHS) or is_file(path / _SAVED_MODEL)
