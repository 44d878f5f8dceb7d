"""The handwritten digits that scikit-learn ships, enlarged to the MNIST form.

They need neither a file of the user's nor a network. scikit-learn itself is not imported: it
would cost a second and much memory, and only its data file is wanted.
"""

import importlib.util
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.mnist_fit import BOX, place
from normviz.drawing.resample import smooth_matrix
from normviz.errors import UserError
from normviz.files.binary import open_binary, require_end

COUNT = 1797
SIDE = 8
LEVELS = 16
TEST_COUNT = 360
"""The last fifth, by writers who wrote none of the others."""

_FILE = ("datasets", "data", "digits.csv.gz")
_MAX_TEXT = 1 << 20


def bundled_file() -> Path:
    """Where scikit-learn keeps its digits.

    Raises:
        UserError: scikit-learn is not installed, or without its data.
    """
    spec = importlib.util.find_spec("sklearn")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder).joinpath(*_FILE)
        if path.is_file():
            return path
    raise UserError(
        "expected scikit-learn with its file {file}, found none; install normviz again "
        "with its dependencies",
        code="bundled-missing",
        file="/".join(_FILE),
    )


def read_bundled() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """scikit-learn's digits as MNIST-like images.

    Returns:
        Images (1797, 28, 28) and labels (1797,), uint8: the 8×8 pixels smoothly enlarged to
        20×20 and centred by their mass, as MNIST's were.

    Raises:
        UserError: The data file is missing or not as expected.
    """
    path = bundled_file()
    now = path.stat()
    images, labels = _read_once(path, now.st_mtime_ns, now.st_size)
    return images.copy(), labels.copy()


@lru_cache(maxsize=1)
def _read_once(path: Path, *_: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The file as :func:`read_bundled` gives it, once: a training reads it twice, 40 ms each.

    Args:
        path: Where it is.
        _: Time and size of the file; another file in its place is read anew.
    """
    table = _read_table(path)
    small = table[:, :-1].reshape(-1, SIDE, SIDE).astype(np.float32) / LEVELS
    up = smooth_matrix(SIDE, BOX)
    large = np.asarray(np.clip(up @ small @ up.T, 0, 1), np.float32)
    images = place(large)
    return np.rint(images * 255).astype(np.uint8), table[:, -1].astype(np.uint8)


def bundled_images(count: int) -> NDArray[np.uint8]:
    """The first images, (count, 28, 28), for figures without a window."""
    return read_bundled()[0][:count]


def _read_table(path: Path) -> NDArray[np.uint8]:
    with open_binary(path) as stream:
        text = stream.read(_MAX_TEXT)
        require_end(stream, path)
    try:
        values = [[int(word) for word in line.split(b",")] for line in text.split()]
        table = np.array(values, np.uint8)
    except (ValueError, OverflowError) as error:
        raise _foreign(path, str(error)) from error
    wanted = (COUNT, SIDE * SIDE + 1)
    if table.shape != wanted:
        raise _foreign(path, f"a table of {table.shape}")
    if table[:, :-1].max() > LEVELS or table[:, -1].max() > 9:
        raise _foreign(path, "values out of range")
    return table


def _foreign(path: Path, received: str) -> UserError:
    return UserError(
        "expected {count} digits of {side}×{side} values from 0 to {levels} in {path}, "
        "received {received}; install scikit-learn again",
        code="bundled-broken",
        count=COUNT,
        side=SIDE,
        levels=LEVELS,
        path=path,
        received=received,
    )
