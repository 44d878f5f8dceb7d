"""The models that ship: ``resources/models`` with an index and one npz file each.

A file holds the weights ``0``, ``1``, … in the model's order, floats in half precision, and as
``spec`` what the network is, in JSON. It is read without trust: no pickles, sizes first.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import as_file
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.assets import resource
from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.atomic import write_bytes
from normviz.files.bounded_json import parse_json
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.records import read_record, short

VERSION: Final = 1
FOLDER: Final = "models"
INDEX: Final = "index.json"
_SPEC: Final = "spec"
_SPEC_LIMIT: Final = 65536
_ADVICE: Final = "get the file again"
_CONTENTS: Final = ExpectedContents(
    what="model of normviz",
    advice=_ADVICE,
    arrays=(
        ExpectedArray(r"0|[1-9]\d{0,3}"),
        ExpectedArray(_SPEC, ("u1",), ((0, _SPEC_LIMIT),), required=True),
    ),
    most_bytes=64 << 20,
)


@dataclass(frozen=True)
class ShippedModel:
    """What is known of a model that ships, without opening it.

    Attributes:
        name: What it is called on the command line.
        norm: The norm in it.
        default: Whether a fresh window answers with it.
        test_accuracy: On the 10,000 test digits of MNIST, 0 to 1.
        bytes: Size of its file.
        sha256: Of its file.
        parameters: How many numbers it has.
        scores: Accuracy on other sets of digits, by their names.
    """

    name: str
    norm: str
    default: bool
    test_accuracy: float
    bytes: int
    sha256: str
    parameters: int
    scores: Mapping[str, float]

    def to_json(self) -> dict[str, Any]:
        """As ``normviz models --json`` prints it."""
        return asdict(self)


@dataclass(frozen=True)
class _Index:
    """What ``index.json`` holds."""

    version: int
    models: tuple[ShippedModel, ...]


@dataclass(frozen=True, eq=False)
class ShippedWeights:
    """A model out of its file.

    Attributes:
        spec: What the network is, in JSON.
        weights: In the model's order, as they are in the file.
    """

    spec: Mapping[str, Any]
    weights: Sequence[NDArray[Any]]


def list_shipped() -> tuple[ShippedModel, ...]:
    """The models that ship, in their order.

    Raises:
        UserError: The index is missing or not as expected: the installation is damaged.
    """
    try:
        data = resource(FOLDER, INDEX).read_bytes()
    except OSError as error:
        raise _damaged(f"no index ({error.strerror or error})") from error
    return parse_index(data)


def parse_index(data: bytes) -> tuple[ShippedModel, ...]:
    """The models in the text of an index.

    Raises:
        UserError: It is not as expected: the installation is damaged.
    """
    try:
        index = read_record(_Index, parse_json(data))
    except ValueError as error:
        raise _damaged(f"a damaged index ({error})") from error
    if index.version != VERSION:
        raise _damaged(f"version {index.version} of their index")
    return index.models


def find_shipped(name: str) -> ShippedModel | None:
    """The shipped model of that name, ``default`` being the default one; None if there is none."""
    for model in list_shipped():
        if model.name == name or (name == "default" and model.default):
            return model
    return None


def unknown_model(name: str, error: UserError) -> UserError:
    """The error for a name that is neither a shipped model's nor a run's.

    Args:
        name: What was asked for.
        error: Why no run was found.
    """
    return UserError(
        "no model {model!r} ships (those that do: {known}), and {error}",
        code="model-unknown",
        model=name,
        known=", ".join(model.name for model in list_shipped()),
        error=error,
    )


def read_shipped(model: ShippedModel) -> ShippedWeights:
    """The network and the weights of a model that ships.

    Raises:
        UserError: Its file is missing, or is not the one that the index describes.
    """
    try:
        file = resource(FOLDER, f"{model.name}.npz")
    except FileNotFoundError as error:
        raise _damaged(f"no {model.name}.npz") from error
    with as_file(file) as path:
        if hashlib.sha256(path.read_bytes()).hexdigest() != model.sha256:
            raise _damaged(f"another {file.name} than was shipped")
        return read_stored(path)


def read_stored(path: Path) -> ShippedWeights:
    """The network and the weights in a file that :func:`write_stored` wrote.

    Raises:
        UserError: The file is missing, damaged or none of these.
    """
    arrays = read_arrays(path, _CONTENTS)
    text = arrays.pop(_SPEC)
    try:
        spec = parse_json(text.tobytes())
        weights = [arrays[str(index)] for index in range(len(arrays))]
    except KeyError as error:
        raise _foreign(path, f"expected an array {error}") from error
    except ValueError as error:
        raise _foreign(path, str(error)) from error
    if not isinstance(spec, dict):
        raise _foreign(path, f"its spec is {short(spec)}")
    return ShippedWeights(spec, weights)


def write_stored(path: Path, spec: Mapping[str, Any], weights: Sequence[NDArray[Any]]) -> None:
    """Writes a model, atomically; floats are rounded to half precision.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    text = np.frombuffer(json.dumps(spec).encode(), dtype=np.uint8)
    arrays = {str(index): _halved(weight) for index, weight in enumerate(weights)}
    write_arrays(path, {**arrays, _SPEC: text})


def write_index(folder: Path, models: Sequence[ShippedModel]) -> None:
    """Writes the index of the models in a folder.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    index = {"version": VERSION, "models": [model.to_json() for model in models]}
    write_bytes(folder / INDEX, (json.dumps(index, indent=2) + "\n").encode())


def _halved(weight: NDArray[Any]) -> NDArray[Any]:
    return weight.astype(np.float16) if np.issubdtype(weight.dtype, np.floating) else weight


def _damaged(received: str) -> UserError:
    return UserError(
        "expected the models that ship, received {given}; install normviz again",
        code="models-damaged",
        given=received,
    )


def _foreign(path: Path, received: str) -> UserError:
    return UserError(
        "{path} is no {what}: {error}; {advice}",
        code="file-foreign",
        path=path,
        what=_CONTENTS.what,
        error=received,
        advice=_ADVICE,
    )
