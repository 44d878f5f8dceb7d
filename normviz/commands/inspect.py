"""``normviz inspect``: norm layers of a user's own model, and findings about them."""

import argparse
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from normviz.commands.arguments import file_path, whole_number_in
from normviz.commands.printing import counted, make_console, print_object, print_table, printable
from normviz.number_text import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from normviz.inspection.records import Finding, Inspection, LayerRecord

_DESCRIPTION = """\
Lists the norm layers of a model file (.keras, .h5, .weights.h5, .safetensors, .onnx): what each
one reduces, how many statistic sets that makes, its settings and parameters. Below it what is
worth knowing about them, with the numbers that it was computed from. The file is data: no code in
it is run, and the model is not called."""

_FIELDS = """\
JSON: one object with file, format, framework, layers (name, kind, norm of the catalogue, axes that
are reduced in training, shape of the input, sets, set_size, epsilon, momentum as the framework
means it, trainable, parameters, groups; null for what the file does not tell) and findings (id,
severity: error, warning or info, layer, text, evidence, lesson: see normviz lessons). Findings do
not change the exit status."""

_MOST_BATCH: Final = 1 << 24
_MOST_AXES: Final = 6
_STYLES: Final = {"error": "bold red", "warning": "yellow", "info": ""}
_NAMED: Final = 4
"""Layers that are named for one finding; of more, only how many they are."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "inspect",
        help="examine the norm layers of a model file",
        description=_DESCRIPTION,
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    model = command.add_mutually_exclusive_group(required=True)
    model.add_argument("file", metavar="FILE", nargs="?", type=file_path, help="the model file")
    model.add_argument(
        "--example", action="store_true", help="a small Keras model with mistakes that are common"
    )
    command.add_argument(
        "--batch-size",
        metavar="B",
        type=whole_number_in(1, _MOST_BATCH),
        help="samples in a batch of the training; sizes that depend on it are unknown without",
    )
    command.add_argument(
        "--input-shape",
        metavar="H,W,C",
        type=_sizes,
        help="of one sample, in the model's own layout, where the file leaves sizes open",
    )
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints layers and findings.

    Raises:
        UserError: The file is missing, damaged or of another kind.
    """
    from normviz.inspection import example_model, inspect

    found = inspect(
        example_model() if arguments.example else arguments.file,
        batch_size=arguments.batch_size,
        input_shape=arguments.input_shape,
    )
    if arguments.json:
        print_object(found.to_json())
    else:
        _print(found)
    return 0


def _print(found: "Inspection") -> None:
    from rich.table import Table  # only where it is wanted
    from rich.text import Text

    console = make_console()
    layers = counted(len(found.layers), "norm layer", "norm layers")
    console.print(Text(printable(f"{found.file}: {found.framework}, {layers}")))
    if found.layers:
        table = Table("layer", "norm", "input", "sets", "of", "ε", "parameters")
        for column in table.columns[3:]:
            column.justify = "right"
        for layer in found.layers:
            table.add_row(*(Text(printable(cell)) for cell in _cells(layer)))
        print_table(table)
    if any(layer.shape is None or layer.set_size is None for layer in found.layers):
        console.print("–: the file does not tell it; see --batch-size and --input-shape.")
    for (severity, lesson, text), layers_of in _merged(found.findings):
        console.print(Text(printable(f"{severity}: {layers_of}: {text}"), _STYLES[severity]))
        console.print(Text(f"  why: normviz lessons {lesson}", "dim"))


def _cells(layer: "LayerRecord") -> tuple[str, ...]:
    shape = layer.shape and " × ".join(_told(size) for size in layer.shape)
    return (
        layer.name,
        layer.norm or layer.kind,
        shape or "–",
        _told(layer.sets),
        _told(layer.set_size),
        "–" if layer.epsilon is None else f"{layer.epsilon:g}",
        _told(layer.parameters),
    )


def _told(number: int | None) -> str:
    return "–" if number is None else count(number)


def _merged(
    findings: "Sequence[Finding]",
) -> "Iterable[tuple[tuple[str, str, str], str]]":
    """Findings of one rule together: the first one's text, and the names of its layers."""
    for _, group in groupby(findings, key=lambda finding: finding.id):
        alike = list(group)
        first, more = alike[0], len(alike) - _NAMED
        names = ", ".join(each.layer for each in alike[:_NAMED])
        others = f" and {counted(more, 'other', 'others')}" if more > 0 else ""
        text = first.text if len(alike) == 1 else f"{first.text} (numbers of {first.layer})"
        yield (first.severity, first.lesson, text), names + others


def _sizes(text: str) -> tuple[int, ...]:
    """Sizes of one sample, from 1 on.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    parts = [part.strip() for part in text.split(",")]
    good = all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts)
    if not good or len(parts) > _MOST_AXES or min(map(int, parts)) < 1:
        raise argparse.ArgumentTypeError(
            f"expected sizes of one sample such as 224,224,3, received {text!r}"
        )
    return tuple(map(int, parts))
