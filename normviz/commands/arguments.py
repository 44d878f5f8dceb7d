"""Argument types and options shared by several commands; every error is one line."""

import argparse
from collections.abc import Callable
from pathlib import Path

from normviz import norms, number_text
from normviz.diagnostics.log_setup import LEVELS

_MOST_ELEMENTS = 1 << 31
_MOST_DIGITS = 12
"""More are no size of anything; int() would also refuse thousands of them."""


def shape(text: str) -> tuple[int, int, int, int]:
    """``N,C,H,W``: four sizes from 1 on.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    wanted = "a shape N,C,H,W of four whole numbers from 1 on (1 for an axis that x lacks)"
    sizes = _four(text, wanted)
    if min(sizes) < 1:
        raise argparse.ArgumentTypeError(f"expected {wanted}, received {text!r}")
    count = sizes[0] * sizes[1] * sizes[2] * sizes[3]
    if count > _MOST_ELEMENTS:
        raise argparse.ArgumentTypeError(
            f"expected a shape of at most {number_text.count(_MOST_ELEMENTS)} elements, "
            f"received {text!r} with {number_text.count(count)}"
        )
    return sizes


def index(text: str) -> tuple[int, int, int, int]:
    """``n,c,h,w``: four places from 0 on; whether they lie inside is the shape's to say.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    places = _four(text, "an index n,c,h,w of four whole numbers from 0 on")
    if min(places) < 0:
        raise argparse.ArgumentTypeError(
            f"expected an index n,c,h,w of four whole numbers from 0 on, received {text!r}"
        )
    return places


def size(text: str) -> tuple[int, int]:
    """``WxH`` in pixels, each from 1 to 16384.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    width, cross, height = text.lower().partition("x")
    if cross and _is_whole(width) and _is_whole(height):
        found = int(width), int(height)
        if min(found) >= 1 and max(found) <= 16384:
            return found
    raise argparse.ArgumentTypeError(
        f"expected a size WxH such as 1280x832, each side from 1 to 16384, received {text!r}"
    )


def norm_list(text: str) -> tuple[str, ...]:
    """``A,B,…``: names of the catalogue, at least one.

    Raises:
        argparse.ArgumentTypeError: A name is not in the catalogue, or there is none.
    """
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in norms.CATALOG]
    if unknown or not names:
        received = repr(unknown[0]) if unknown else "none"
        raise argparse.ArgumentTypeError(
            f"expected norms out of {', '.join(norms.CATALOG)}; received {received}"
        )
    return names


def file_path(text: str) -> Path:
    """The path of a file or folder.

    Raises:
        argparse.ArgumentTypeError: The text is empty, which would mean the folder one is in.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError(
            f"expected a path, received {text!r}; leave the option away, or name one"
        )
    return Path(text)


def whole_number_in(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number from ``low`` to ``high``."""

    def read(text: str) -> int:
        if not (_is_whole(text) and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(
                f"expected a whole number from {low} to {high}, received {text!r}"
            )
        return int(text)

    return read


def positive_float(text: str) -> float:
    """A finite number above 0.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number above 0, received {text!r}")
    return value


def integer(text: str) -> int:
    """A whole number of either sign; what it may be is for the command to say.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    if not _is_whole(text.removeprefix("-")):
        more = f", more than {_MOST_DIGITS} digits" if text.removeprefix("-").isdigit() else ""
        raise argparse.ArgumentTypeError(f"expected a whole number, received {text!r}{more}")
    return int(text)


def number(text: str) -> float:
    """A number, as Python writes it; what it may be is for the command to say.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    try:
        return float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"expected a number, received {text!r}") from error


def whole_number(text: str) -> int:
    """A whole number from 1 on.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    if not _is_whole(text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, received {text!r}")
    return int(text)


def text_size(text: str) -> float:
    """A height of letters in pixels, 4 to 96.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 4 <= value <= 96:
        raise argparse.ArgumentTypeError(
            f"expected a text size from 4 to 96 pixels, received {text!r}"
        )
    return value


def add_data_dir(parser: argparse.ArgumentParser, *, main: bool = False) -> None:
    """Adds ``--data-dir``, which may stand before the command and after it.

    Args:
        parser: Of the program or of a command.
        main: Whether it is the program's. The default of a command's option would overwrite what
            stood before the command, so it has none.
    """
    parser.add_argument(
        "--data-dir",
        metavar="D",
        type=file_path,
        default=None if main else argparse.SUPPRESS,
        help="folder in which data sets are looked for first (else NORMVIZ_DATA)",
    )


def add_runs_dir(parser: argparse.ArgumentParser, *, main: bool = False) -> None:
    """Adds ``--runs-dir``; as :func:`add_data_dir`."""
    parser.add_argument(
        "--runs-dir",
        metavar="R",
        type=file_path,
        default=None if main else argparse.SUPPRESS,
        help="folder in which runs are kept (else the platform's data folder)",
    )


def add_log_level(parser: argparse.ArgumentParser, *, main: bool = False) -> None:
    """Adds ``--log-level``; as :func:`add_data_dir`."""
    parser.add_argument(
        "--log-level",
        metavar="LEVEL",
        choices=LEVELS,
        default="info" if main else argparse.SUPPRESS,
        help=f"what is written to the log file: {', '.join(LEVELS)} (else info)",
    )


def _four(text: str, expected: str) -> tuple[int, int, int, int]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or not all(_is_whole(part.removeprefix("-")) for part in parts):
        raise argparse.ArgumentTypeError(f"expected {expected}, received {text!r}")
    first, second, third, fourth = (int(part) for part in parts)
    return first, second, third, fourth


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
