"""Distributions of a layer over the kept steps of a run, computed from the kept weights."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz.engine.inference.shipped_networks import set_weights
from normviz.engine.probes.kept_weights import THINNED, steps_of_run, taken_step, weights_at
from normviz.engine.probes.layer_tensors import refuse_too_many
from normviz.engine.probes.loaded_network import LoadedNetwork
from normviz.engine.processor_graph import on_processor
from normviz.errors import UserError
from normviz.ports.activations import ProbedLayer
from normviz.ports.batch_norm import Advance, CancelledError
from normviz.ports.distributions import QUANTILES, LayerDistributions
from normviz.runs.store import Store

Floats = NDArray[np.float32]

_PER_CHANNEL: Final = ("gamma", "beta", "moving_mean", "moving_variance")


def layer_distributions(
    loaded: LoadedNetwork,
    layer: ProbedLayer,
    inputs: tuple[str, Floats],
    runs_dir: Path | None = None,
    training: bool = False,
    advance: Advance = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LayerDistributions:
    """The distributions of a layer; the network is left with the weights of the last step.

    Args:
        loaded: The network of a run.
        layer: One of its layers.
        inputs: What it is shown, as text and as (N, …) that the network takes.
        runs_dir: The folder of the runs; the platform's when None.
        training: Whether the layers compute as in training; nothing is dropped all the same.
        advance: Told after each step.
        cancelled: Asked before each step.

    Raises:
        CancelledError: It was cancelled.
        UserError: The network is that of no run, the run's files are gone, all its weights are
            damaged, or the memory does not hold what is computed.
    """
    if not loaded.run:
        raise UserError(
            "{model} ships without its training: choose a run",
            code="no-training-kept",
            model=loaded.name,
        )
    text, x = inputs
    refuse_too_many(loaded.model, layer.name, len(x))
    compute = _traced(loaded.model, layer, training)
    real = loaded.model.get_layer(layer.name)
    rows: dict[int, Mapping[str, Floats]] = {}
    unread: list[int] = []
    for step in _weighted_steps(loaded, runs_dir, advance, unread):
        if cancelled():
            raise CancelledError
        rows[step] = _row(real, compute(x))
    layers = tuple(each.name for each in loaded.layers)
    found = _stacked(rows) | {"unread": len(unread)}
    return LayerDistributions(loaded.name, layer.name, layers, text, **found)


def _weighted_steps(
    loaded: LoadedNetwork, runs_dir: Path | None, advance: Advance, unread: list[int]
) -> Iterator[int]:
    """The kept steps whose weights can be read, each with its weights in the network.

    The steps whose weights are cut or damaged are added to ``unread``.
    """
    problem: UserError | None = None
    is_empty = True
    loaded.step = None  # whatever happens, the weights are not those that it knows of
    with Store(runs_dir, must_exist=True) as store:
        steps = steps_of_run(store, loaded.name)
        taken_step(steps, None, loaded.name)  # refuses a run without any
        for done, step in enumerate(steps, 1):
            try:
                set_weights(loaded.model, weights_at(store, loaded.name, step))
            except UserError as error:  # thinned meanwhile, or cut: the other steps are shown
                problem = error
                if error.code != THINNED:
                    unread.append(step)
            else:
                is_empty = False
                yield step
            advance(done, len(steps))
    if is_empty and problem is not None:
        raise problem


def quantiles(values: Floats) -> Floats:
    """:data:`QUANTILES` of all elements, between two of them in proportion.

    As `numpy.quantile`, which is several times slower for so many at once.
    """
    flat = values.reshape(-1)
    places = np.array(QUANTILES) * (flat.size - 1)
    low = np.floor(places).astype(np.intp)
    high = np.minimum(low + 1, flat.size - 1)
    ordered = np.partition(flat, np.unique([*low, *high]))
    return (ordered[low] + (ordered[high] - ordered[low]) * (places - low)).astype(np.float32)


def _row(layer: Any, tensors: tuple[Floats, Floats]) -> Mapping[str, Floats]:
    """What is kept of one step."""
    x, y = tensors
    row = {"x": quantiles(x), "y": quantiles(y)}
    for name in _PER_CHANNEL:
        variable = getattr(layer, name, None)
        if isinstance(variable, keras.Variable) and len(variable.shape) == 1:
            row[name] = np.asarray(variable, np.float32)
    if "moving_mean" in row:
        wide = x.reshape(-1, x.shape[-1])
        row["batch_mean"] = wide.mean(0, np.float64).astype(np.float32)
        row["batch_variance"] = wide.var(0, np.float64).astype(np.float32)
    return row


def _stacked(rows: Mapping[int, Mapping[str, Floats]]) -> dict[str, Any]:
    """The steps, and each column over them, by the names of `LayerDistributions`."""
    names = rows[min(rows)]
    columns = {name: np.stack([row[name] for row in rows.values()]) for name in names}
    return {"steps": tuple(rows), **columns}


def _traced(
    model: Any, layer: ProbedLayer, training: bool
) -> Callable[[Floats], tuple[Floats, Floats]]:
    """What a layer receives and gives, as one graph: 120 steps are to take no two seconds."""
    names = [each.name for each in model.layers]
    needed = model.layers[: names.index(layer.name) + 1]

    def run(x: Any) -> Any:
        before = value = x
        with keras.StatelessScope():  # keeps what would be written into moving statistics
            for each in needed:
                drops = isinstance(each, keras.layers.Dropout)
                before, value = value, each(value, training=training and not drops)
        return before, value

    graph = on_processor(run, tf.TensorSpec((None, *model.input_shape[1:])))

    def call(x: Floats) -> tuple[Floats, Floats]:
        before, value = graph(x)
        return np.asarray(before), np.asarray(value)

    return call
