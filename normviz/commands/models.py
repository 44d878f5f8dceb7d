"""``normviz models``: lists the shipped models."""

import argparse
from typing import Any

from normviz.commands.printing import print_json, print_table
from normviz.number_text import count
from normviz.runs.shipped_models import ShippedModel, list_shipped

_SHOWN = ("moved", "strokes")
"""The scores beside MNIST's own that have room in a terminal; JSON has them all."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "models",
        help="list the models that ship",
        description="Lists the models that ship and can predict: name, norm, accuracy, size. "
        "Your own runs can predict too: see normviz runs.",
    )
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the models as a table or as JSON."""
    found = list_shipped()
    if arguments.json:
        print_json([model.to_json() for model in found])
    else:
        _print_table(found)
    return 0


def _print_table(found: tuple[ShippedModel, ...]) -> None:
    from rich.table import Table  # only where it is wanted

    table = Table("model", "norm", "MNIST test", *_SHOWN, "parameters", "KB")
    for column in table.columns[2:]:
        column.justify = "right"
    for model in found:
        table.add_row(
            f"{model.name} (default)" if model.default else model.name,
            model.norm,
            f"{model.test_accuracy:.4f}",
            *(f"{model.scores[name]:.3f}" for name in _SHOWN),
            count(model.parameters),
            count(round(model.bytes / 1000)),
        )
    print_table(table)
