"""Refuses more samples than a data set has, where they were asked for by number."""

import argparse
from dataclasses import replace

from normviz import number_text
from normviz.datasets import dataset_named
from normviz.datasets.custom_digits import DATASET as OWN
from normviz.errors import UsageError
from normviz.presentation.dataset_choices import training_samples, validation_samples
from normviz.recipes.recipe import TrainingSettings


def refuse_more_than_there_are(
    arguments: argparse.Namespace, dataset: str, settings: TrainingSettings
) -> None:
    """Does nothing where the data set has as many samples as the options ask for.

    A preset asks for some at most, and takes all where there are fewer; a user who names a number
    means it.

    Args:
        arguments: Has ``train_size``, ``validation_size`` and ``data_dir``.
        dataset: Name of the data set.
        settings: Of the training.

    Raises:
        UsageError: It has fewer.
    """
    if dataset == OWN:
        return  # they are split as their number allows, which training tells
    whole = replace(settings, train_size=None, validation_size=None)
    for name, counted in (
        ("train_size", training_samples),
        ("validation_size", validation_samples),
    ):
        wanted = getattr(arguments, name)
        found = counted(dataset, whole, arguments.data_dir)
        if isinstance(wanted, int) and 0 < found < wanted:
            raise UsageError(
                f"--{name.replace('_', '-')}: expected at most {number_text.count(found)}, as many "
                f"as {dataset_named(dataset).in_sentence} has; received {number_text.count(wanted)}"
            )
