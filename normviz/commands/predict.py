"""``normviz predict``: predicts the digit in a picture or in a stroke file."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.commands.arguments import add_runs_dir, file_path
from normviz.commands.printing import print_json, print_table, printable
from normviz.errors import UsageError, UserError
from normviz.presentation.number_format import percent
from normviz.runs.initial_model import find_initial_model

Floats = NDArray[np.float32]

_MOST_BYTES: Final = 50_000_001
"""More of a file is not read: it is one byte more than the largest picture may have."""
_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first brace: Windows editors write a mark of UTF-8."""
_NO_ANSWER: Final = 2
"""Exit status where a file has no answer."""


class _NotOneDigitError(UsageError):
    """A readable file without a digit or with several.

    Attributes:
        count: How many digits there are.
    """

    def __init__(self, text: str, count: int) -> None:
        super().__init__(text)
        self.count = count


@dataclass(frozen=True, eq=False)
class _Reading:
    """What is known of one file.

    Attributes:
        path: The file.
        image: (28, 28) in 0…1, what a network sees; None where there is no single digit.
        digits: How many digits the file shows; None for a file that cannot be read.
        problem: One line for a file without an answer.
    """

    path: Path
    image: Floats | None
    digits: int | None
    problem: str | None = None


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "predict",
        help="read the digit in pictures or stroke files",
        description="Prints the digit and the ten probabilities of each file: a PNG, JPEG, WebP, "
        'BMP, GIF or TIFF picture, or a stroke file such as {"strokes": [[[x, y], …], …]} with y '
        "down. A file that cannot be read, or shows no digit or several, is named on stderr; the "
        "others are answered, and the exit status is 2.",
    )
    command.add_argument(
        "--model",
        metavar="NAME|RUN",
        default="default",
        help="a model of 'normviz models' or a run of 'normviz runs' (default: the default model)",
    )
    command.add_argument("images", metavar="IMAGE", nargs="+", type=file_path)
    command.add_argument(
        "--json",
        action="store_true",
        help="print one JSON list of objects; without an answer digit and probabilities are null, "
        "digits is the number of digits found and problem says what is wrong",
    )
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads every file first: what is wrong is told before TensorFlow is loaded."""
    runs_dir = getattr(arguments, "runs_dir", None)
    find_initial_model(arguments.model, runs_dir)
    readings = [_read(path) for path in arguments.images]
    answers = _answers(readings, arguments.model, runs_dir)
    answered = list(zip(readings, answers, strict=True))
    known = [(each.path, answer) for each, answer in answered if answer is not None]
    if arguments.json:
        print_json([_described(*each) for each in answered])
    elif known:
        _print_table([path for path, _ in known], np.stack([answer for _, answer in known]))
    sys.stdout.flush()
    problems = [reading.problem for reading in readings if reading.problem]
    for problem in problems:
        sys.stderr.write(f"normviz: {problem}\n")
    return _NO_ANSWER if problems else 0


def read_digit(path: Path) -> Floats:
    """What a network sees of a file, (28, 28) in 0…1.

    Raises:
        UserError: It cannot be read, is neither picture nor stroke file, or shows no digit or
            more than one.
    """
    from normviz.files.binary import read_start

    data = read_start(path, _MOST_BYTES, pipes=True)  # once: a pipe tells its bytes no second time
    count, image = (_of_strokes if _holds_json(path, data) else _of_picture)(data, str(path))
    if not count:
        text = (
            f"expected a handwritten digit in {path}, received nothing that looks like one; "
            "crop closer and try again"
        )
        raise _NotOneDigitError(text, 0)
    if count > 1:
        text = (
            f"expected one digit in {path}, received {count} digits; "
            "crop the picture to one of them and try again"
        )
        raise _NotOneDigitError(text, count)
    return image


def _read(path: Path) -> _Reading:
    try:
        return _Reading(path, read_digit(path), 1)
    except _NotOneDigitError as error:
        return _Reading(path, None, error.count, str(error))
    except UserError as error:
        return _Reading(path, None, None, str(error))


def _of_strokes(data: bytes, name: str) -> tuple[int, Floats]:
    from normviz.drawing import from_strokes, parse_strokes
    from normviz.drawing.pictures.counting import count_in_strokes

    drawing = parse_strokes(data, name)
    width, pressure = drawing.one_pen()
    count = count_in_strokes(drawing.strokes, width)
    return count, from_strokes(drawing.strokes, width, pressure)


def _of_picture(data: bytes, name: str) -> tuple[int, Floats]:
    from normviz.drawing.image import read_image
    from normviz.engine.keras_loading import stderr_held
    from normviz.ui.widgets.pictures.picture_reader import (
        decode_picture,  # Qt decodes pictures; no window is made
    )

    with stderr_held():  # its libraries complain there too
        pixels = decode_picture(data, name)
    found = read_image(pixels)
    return found.count, found.image


def _holds_json(path: Path, data: bytes) -> bool:
    """Whether a file is meant as strokes, by its name or by how it begins."""
    return path.suffix.lower() == ".json" or data[:64].lstrip(_BLANKS).startswith(b"{")


def _answers(readings: list[_Reading], model: str, runs_dir: Path | None) -> list[Floats | None]:
    """The probabilities (10,) for each file; None for those without a single digit."""
    images = [each.image for each in readings if each.image is not None]
    if not images:
        return [None] * len(readings)
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.inference.predictor import load_predictor

    rows = iter(list(load_predictor(model, runs_dir).predict(np.stack(images))))
    return [None if each.image is None else next(rows) for each in readings]


def _described(reading: _Reading, probabilities: Floats | None) -> dict[str, Any]:
    """One file's answer as an object that ``json`` writes."""
    row = None if probabilities is None else [round(float(value), 6) for value in probabilities]
    return {
        "file": str(reading.path),
        "digit": None if probabilities is None else int(probabilities.argmax()),
        "probabilities": row,
        "digits": reading.digits,
        "problem": reading.problem,
    }


def _print_table(paths: list[Path], probabilities: Floats) -> None:
    from rich.table import Table  # only where it is wanted
    from rich.text import Text

    table = Table("digit", "how sure", "or else", "file")
    for column in table.columns[:3]:
        column.justify = "right"
    for path, row in zip(paths, probabilities, strict=True):
        second, first = row.argsort()[-2:]
        table.add_row(
            str(first),
            percent(float(row[first])),
            f"{second}: {percent(float(row[second]))}",
            Text(printable(str(path))),  # brackets in a name are no markup
        )
    print_table(table)
