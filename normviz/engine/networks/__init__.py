"""Builds the recipes as Keras models; :mod:`normviz.recipes` describes them."""

from typing import Any

import keras

from normviz.engine.networks.builder import NetworkOptions, keras_layers
from normviz.engine.networks.layer_seeds import seeded_layers
from normviz.errors import UserError
from normviz.norms import NormSpec
from normviz.recipes import Recipe, find, known
from normviz.runs.spec import RunSpec


def build(
    recipe: Recipe | str,
    norm: str | None = None,
    options: NormSpec | None = None,
    seed: int = 0,
    *,
    dropout: float | None = None,
    bn_before_output: bool = True,
    synchronized: bool = False,
) -> Any:
    """The network of a recipe, built and not compiled; equal arguments give equal weights.

    Args:
        recipe: The recipe or its name.
        norm: The norm in its slots, the recipe's default when None.
        options: That norm's settings, those of the source when None.
        seed: Seeds Python, NumPy and the backend, 0 to 2³²−1; dropout follows from it too.
        dropout: The rate of every dropout layer, 0 up to but not 1; the recipe's own when None.
        bn_before_output: Whether batch norm stands before the output where the source puts one
            there; else it stands before the last layer.
        synchronized: Whether statistics over the batch are those of all replicas together.

    Returns:
        A ``keras.Sequential`` that takes (N, …), … being ``recipe.input_shape``.

    Raises:
        UserError: The recipe or norm is unknown, or the norm does not fit.
    """
    chosen = find(recipe) if isinstance(recipe, str) else recipe
    name = known(norm or chosen.norm)
    settings = options or chosen.options(name)
    if reason := chosen.misfit(name, settings):
        raise UserError.from_reason(reason)
    rate = _checked((chosen.dropout or 0.0) if dropout is None else dropout)
    choices = NetworkOptions(settings, rate, bn_before_output, synchronized)
    with seeded_layers(seed):
        layers = keras_layers(chosen.input_shape, chosen.layers, choices)
        made = [keras.Input(chosen.input_shape), *layers]
        return keras.Sequential(made, name=_identifier(chosen))


def network_of(spec: RunSpec) -> Any:
    """The network that a run trains, with its first random weights, built and not compiled.

    Args:
        spec: What the run trains.

    Returns:
        A ``keras.Sequential``, as of :func:`build`.

    Raises:
        UserError: The norm does not fit the recipe.
    """
    return build(
        spec.recipe,
        spec.norm,
        spec.options,
        seed=spec.seed,
        dropout=spec.dropout,
        bn_before_output=spec.bn_before_output,
        synchronized=spec.sync_batch_norm,
    )


def _checked(rate: float) -> float:
    """A rate of dropout, if it is one."""
    if 0 <= rate < 1:
        return rate
    raise UserError(
        "{setting}: expected a rate from 0 up to but not 1; received {given}",
        code="share-out-of-range",
        setting="dropout",
        given=rate,
    )


def _identifier(recipe: Recipe) -> str:
    return recipe.name.replace("-", "_")
