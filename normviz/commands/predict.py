"""``normviz predict``: the digit in a picture or in a stroke file."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.commands.arguments import add_runs_dir
from normviz.errors import UserError

Floats = NDArray[np.float32]


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
    command.add_argument("images", metavar="IMAGE", nargs="+", type=Path)
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads every file first: a bad one is told before TensorFlow is loaded."""
    pictures = np.stack([read_digit(path) for path in arguments.images])
    from normviz.engine.quiet import load_keras

    load_keras()
    from normviz.engine.predictor import load_predictor

    predictor = load_predictor(arguments.model, getattr(arguments, "runs_dir", None))
    probabilities = predictor.predict(pictures)
    if arguments.json:
        rows = zip(arguments.images, probabilities, strict=True)
        listed = [_described(path, row) for path, row in rows]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False) + "\n")
    else:
        _print_table(arguments.images, probabilities)
    return 0


def read_digit(path: Path) -> Floats:
    """What a network sees of a file, (28, 28) in 0…1.

    Raises:
        UserError: It cannot be read, is neither picture nor stroke file, or shows nothing.
    """
    from normviz.digits import from_image, from_strokes, read_strokes

    if _holds_json(path):
        drawing = read_strokes(path)
        picture = from_strokes(drawing.strokes, *drawing.one_pen())
    else:
        from normviz.ui.images import read_picture  # Qt decodes pictures; no window is made

        picture = from_image(read_picture(path))
    if not picture.any():
        raise UserError(f"expected a drawn digit in {path}, received nothing; draw one first")
    return picture


def _holds_json(path: Path) -> bool:
    """Whether a file is meant as strokes, by its name or by how it begins."""
    if path.suffix.lower() == ".json":
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip().startswith(b"{")
    except OSError:
        return False  # whoever reads it whole says why it cannot be read


def _described(path: Path, probabilities: Floats) -> dict[str, Any]:
    """One prediction as an object that ``json`` writes."""
    return {
        "file": str(path),
        "digit": int(probabilities.argmax()),
        "probabilities": [round(float(value), 6) for value in probabilities],
    }


def _print_table(paths: list[Path], probabilities: Floats) -> None:
    from rich.console import Console  # only where a table is wanted
    from rich.table import Table

    table = Table("digit", "how sure", "or else", "file")
    for column in table.columns[:3]:
        column.justify = "right"
    table.columns[3].overflow = "fold"
    for path, row in zip(paths, probabilities, strict=True):
        second, first = row.argsort()[-2:]
        table.add_row(
            str(first),
            f"{100 * row[first]:.0f} %",
            f"{second}: {100 * row[second]:.0f} %",
            str(path),
        )
    Console().print(table)
