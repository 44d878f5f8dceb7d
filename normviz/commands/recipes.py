"""``normviz recipes``: lists the recipes with their published settings."""

import argparse
from dataclasses import asdict
from typing import Any

from normviz.commands.printing import counted, print_json, print_table
from normviz.number_text import count
from normviz.recipes import RECIPES, Recipe, by_source


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "recipes",
        help="list the recipes",
        description="Lists every recipe: name, source, dataset, parameters, training settings.",
    )
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the recipes as a table or as JSON."""
    if arguments.json:
        print_json([describe(recipe) for recipe in RECIPES.values()])
    else:
        _print_tables()
    return 0


def describe(recipe: Recipe) -> dict[str, Any]:
    """One recipe as an object that ``json`` writes.

    ``parameters`` counts the network with its default norm, ``parameters_by_norm`` that with each
    norm that fits.
    """
    total, trained = recipe.parameters()
    return {
        "name": recipe.name,
        "title": recipe.title,
        "source": recipe.source,
        "text": recipe.text,
        "dataset": recipe.dataset,
        "input_shape": list(recipe.input_shape),
        "pixel_scale": recipe.pixel_scale,
        "loss": recipe.loss,
        "label_smoothing": recipe.label_smoothing,
        "dropout": recipe.dropout,
        "norm": recipe.norm,
        "norms": list(recipe.norms()),
        "parameters": total,
        "trainable_parameters": trained,
        "parameters_by_norm": {norm: recipe.parameters(norm)[0] for norm in recipe.norms()},
        "preset": recipe.preset,
        "presets": {name: asdict(settings) for name, settings in recipe.presets.items()},
        "published": [asdict(published) for published in recipe.published],
    }


def _print_tables() -> None:
    from rich.table import Table  # only where it is wanted

    for source, recipes in by_source().items():
        table = Table("recipe", "dataset", "norm", "parameters", "training", title=source)
        table.title_justify = "left"
        for column in table.columns[:3]:  # names are copied
            column.no_wrap = True
        table.columns[3].justify = "right"
        for recipe in recipes:
            total, _ = recipe.parameters()
            table.add_row(
                recipe.name,
                recipe.dataset,
                recipe.norm,
                count(total),
                _training(recipe),
            )
        print_table(table)


def _training(recipe: Recipe) -> str:
    settings = recipe.settings()
    epochs = counted(settings.epochs, "epoch", "epochs")
    return f"{settings.optimizer}, batch {settings.batch_size}, {epochs}"
