"""``normviz predict``: the digit in a picture or in a stroke file."""

import argparse
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.commands.arguments import add_runs_dir, file_path
from normviz.commands.printing import print_json, print_table, printable
from normviz.errors import UserError
from normviz.runs.start import find_start

Floats = NDArray[np.float32]

_MOST_BYTES: Final = 50_000_001
"""More of a file is not read: it is one byte more than the largest picture may have."""
_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first brace: Windows editors write a mark of UTF-8."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "predict",
        help="read the digit in pictures or stroke files",
        description="Prints the digit and the ten probabilities of each file: a PNG or JPEG "
        'picture, or a stroke file such as {"strokes": [[[x, y], …], …]} with y down.',
    )
    command.add_argument(
        "--model",
        metavar="NAME|RUN",
        default="default",
        help="a model of 'normviz models' or a run of 'normviz runs' (default: the default model)",
    )
    command.add_argument("images", metavar="IMAGE", nargs="+", type=file_path)
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads every file first: what is wrong is told before TensorFlow is loaded."""
    pictures = np.stack([read_digit(path) for path in arguments.images])
    runs_dir = getattr(arguments, "runs_dir", None)
    find_start(arguments.model, runs_dir)
    from normviz.engine.quiet import load_keras

    load_keras()
    from normviz.engine.predictor import load_predictor

    predictor = load_predictor(arguments.model, runs_dir)
    probabilities = predictor.predict(pictures)
    if arguments.json:
        rows = zip(arguments.images, probabilities, strict=True)
        print_json([_described(path, row) for path, row in rows])
    else:
        _print_table(arguments.images, probabilities)
    return 0


def read_digit(path: Path) -> Floats:
    """What a network sees of a file, (28, 28) in 0…1.

    Raises:
        UserError: It cannot be read, is neither picture nor stroke file, or shows nothing.
    """
    from normviz.digits import from_image, from_strokes, parse_strokes
    from normviz.digits.binary import read_start

    data = read_start(path, _MOST_BYTES)  # once: a pipe tells its bytes no second time
    if _holds_json(path, data):
        drawing = parse_strokes(data, str(path))
        picture = from_strokes(drawing.strokes, *drawing.one_pen())
    else:
        from normviz.engine.quiet import stderr_held
        from normviz.ui.images import decode_picture  # Qt decodes pictures; no window is made

        with stderr_held():  # its libraries complain there too
            pixels = decode_picture(data, str(path))
        picture = from_image(pixels)
    if not picture.any():
        raise UserError(f"expected a drawn digit in {path}, received nothing; draw one first")
    return picture


def _holds_json(path: Path, data: bytes) -> bool:
    """Whether a file is meant as strokes, by its name or by how it begins."""
    return path.suffix.lower() == ".json" or data[:64].lstrip(_BLANKS).startswith(b"{")


def _described(path: Path, probabilities: Floats) -> dict[str, Any]:
    """One prediction as an object that ``json`` writes."""
    return {
        "file": str(path),
        "digit": int(probabilities.argmax()),
        "probabilities": [round(float(value), 6) for value in probabilities],
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
            f"{100 * row[first]:.0f} %",
            f"{second}: {100 * row[second]:.0f} %",
            Text(printable(str(path))),  # brackets in a name are no markup
        )
    print_table(table)
