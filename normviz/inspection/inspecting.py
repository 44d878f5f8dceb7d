"""Opens a model file, or takes a model in memory, and tells its norm layers and findings."""

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, Final

from normviz.errors import UserError
from normviz.files.model_names import MODEL_SUFFIXES, refuse_other_model
from normviz.files.plain_file import cannot_read, open_plain
from normviz.inspection.live.keras_model import is_keras, read_keras_model
from normviz.inspection.live.torch_module import is_torch, read_torch_module
from normviz.inspection.model import Model
from normviz.inspection.norm_layers import norm_layers
from normviz.inspection.readers.keras_files import read_h5, read_keras, read_weights
from normviz.inspection.readers.onnx import read_onnx
from normviz.inspection.readers.safetensors import read_safetensors
from normviz.inspection.records import Inspection
from normviz.inspection.rule import findings_of
from normviz.inspection.shapes import with_batch, with_shapes

_READERS: Final[dict[str, Callable[[BinaryIO], Model]]] = {
    ".weights.h5": read_weights,
    ".keras": read_keras,
    ".h5": read_h5,
    ".hdf5": read_h5,
    ".safetensors": read_safetensors,
    ".onnx": read_onnx,
}
SUFFIXES: Final = MODEL_SUFFIXES
"""How names of model files end."""


def inspect(
    model: Any, *, batch_size: int | None = None, input_shape: Sequence[int] | None = None
) -> Inspection:
    """The norm layers of a model, and findings about them.

    Args:
        model: The path of a file that ends in one of `SUFFIXES`, or a Keras or PyTorch model. A
            model is looked at, never called.
        batch_size: Samples in a batch of the training; sizes that depend on it stay unknown
            without.
        input_shape: Of one sample, in the model's own layout; that of the file without it.

    Raises:
        UserError: The file is missing, damaged or of another kind, or the model is none.
    """
    if isinstance(model, str | PathLike):
        path = Path(model)
        return _inspected(read_model(path), str(path), batch_size, input_shape)
    for fits, read in ((is_keras, read_keras_model), (is_torch, read_torch_module)):
        if fits(model):
            return _inspected(read(model), type(model).__name__, batch_size, input_shape)
    raise UserError(
        "expected a model file, a Keras model or a PyTorch module; received {kind}",
        code="inspect-no-model",
        kind=type(model).__name__,
    )


def read_model(path: Path) -> Model:
    """The model in a file, by what its name ends with.

    Raises:
        UserError: The file is missing, damaged or of another kind.
    """
    name = path.name.lower()
    reader = next((_READERS[end] for end in SUFFIXES if name.endswith(end)), None)
    if reader is None:
        refuse_other_model(path)
        raise UserError(
            "expected a model file that ends in {suffixes}; received {name}",
            code="model-suffix",
            suffixes=", ".join(SUFFIXES),
            name=path,
        )
    try:
        with open_plain(path) as file:
            return reader(file)
    except OSError as error:
        raise cannot_read(path, error) from error
    except ValueError as error:
        raise UserError(
            "{name} is damaged or no model file: {reason}; save the model again",
            code="model-damaged",
            name=path,
            reason=error,
        ) from error


def _inspected(
    model: Model, name: str, batch_size: int | None, input_shape: Sequence[int] | None
) -> Inspection:
    model = with_shapes(model, None if input_shape is None else (None, *input_shape))
    if batch_size is not None:
        model = with_batch(model, batch_size)
    found = norm_layers(model)
    return Inspection(
        name,
        model.format,
        model.framework,
        tuple(each.record for each in found),
        findings_of(model, found),
    )
