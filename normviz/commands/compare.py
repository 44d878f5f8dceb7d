"""``normviz compare``: trains a recipe under several norms and seeds, and compares them."""

import argparse
from typing import Any

from normviz.commands.sweep import begin
from normviz.commands.training.sweep_options import add_sweep_options, runs_folder
from normviz.commands.training.train_options import choose_dataset
from normviz.recipes import find
from normviz.runs.sweeps.comparison import NORMS, PRESET, RECIPE, SEEDS


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "compare",
        help="compare norms on a recipe",
        description="Trains a recipe under several norms and seeds and prints mean and standard "
        f"deviation. Without options: {', '.join(NORMS)} on {RECIPE}, {PRESET}, {SEEDS} seeds. Its "
        "JSON is that of normviz sweep, which also goes on with a comparison that was stopped.",
    )
    add_sweep_options(command)
    command.set_defaults(run=run, seeds=SEEDS)


def run(arguments: argparse.Namespace) -> int:
    """Trains what is missing and prints the table.

    Raises:
        UserError: It cannot begin.
    """
    from normviz.commands.training.sweep_output import train_sweep

    if not arguments.recipe:
        arguments.recipe = RECIPE
        arguments.preset = arguments.preset or PRESET
    if not arguments.norm:
        arguments.norm = NORMS
    if arguments.epochs is None:
        arguments.epochs = _epochs_on_stand_in(arguments)
    return train_sweep(begin(arguments, runs_folder(arguments)), arguments)


def _epochs_on_stand_in(arguments: argparse.Namespace) -> int | None:
    """Epochs on the data that stand in for the recipe's own; None where those are there."""
    from normviz.presentation.dataset_choices import epochs_as_on

    recipe = find(arguments.recipe)
    dataset, _ = choose_dataset(recipe.name, arguments.dataset, arguments.data_dir, download=False)
    if arguments.dataset or dataset == recipe.dataset:
        return None
    settings = recipe.settings(arguments.preset)
    return epochs_as_on(recipe.dataset, dataset, settings, arguments.data_dir)
