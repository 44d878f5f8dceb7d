"""Networks of models that ship and of runs, built once, with the weights of any kept step."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import keras

from normviz.engine.devices import PROCESSOR
from normviz.engine.inference.shipped_networks import from_shipped_weights, set_weights
from normviz.engine.networks import network_of
from normviz.engine.networks.shipped_network import ShippedNetwork
from normviz.engine.probes.kept_weights import steps_of_run, taken_step, weights_at
from normviz.engine.probes.layer_parameters import is_norm_layer
from normviz.errors import UserError
from normviz.norms import NormSpec
from normviz.ports.activations import LayerKind, ProbedLayer, ProbedNetwork
from normviz.recipes import Recipe, find
from normviz.runs.initial_model import SHIPPED_RECIPE
from normviz.runs.run import ACTIVE, Run
from normviz.runs.shipped_models import ShippedModel, find_shipped, read_shipped, unknown_model
from normviz.runs.store import Store

_NUMBER: Final = re.compile(r"_\d+$")


@dataclass(eq=False)
class LoadedNetwork:
    """A network and which weights it has.

    Attributes:
        name: The name of a model that ships, or the id of a run.
        options: The norm in it, with its settings.
        recipe: What it takes.
        model: The Keras model.
        layers: Those that can be looked at.
        run: Whether it belongs to a run.
        step: Whose weights it has; None for a model that ships, and before the first ones.
    """

    name: str
    options: NormSpec
    recipe: Recipe
    model: Any
    layers: tuple[ProbedLayer, ...]
    run: bool
    step: int | None = None

    def layer(self, name: str) -> ProbedLayer:
        """A layer by its name; for an empty one the first norm layer, else the first layer.

        Raises:
            UserError: There is no such layer.
        """
        if not name:
            return next((each for each in self.layers if each.kind == "norm"), self.layers[0])
        for each in self.layers:
            if each.name == name:
                return each
        raise UserError(
            "{model} has no layer {layer!r}: expected one of {known}",
            code="layer-missing",
            model=self.name,
            layer=name[:60],
            known=", ".join(each.name for each in self.layers),
        )


def load_network(name: str, runs_dir: Path | None) -> LoadedNetwork:
    """The network of a model that ships, or of a run.

    Args:
        name: The model's name, ``default``, or the id or name of a run.
        runs_dir: The folder of the runs; the platform's when None.

    Raises:
        UserError: There is nothing of that name, or it is damaged.
    """
    if found := find_shipped(name):
        return _of_shipped(found)
    with Store(runs_dir, must_exist=True) as store:
        run = find_run(store, name)
    with keras.device(PROCESSOR):
        model = _with_fixed_names(network_of(run.spec))
    layers = probed_layers(model, run.spec.options)
    return LoadedNetwork(run.id, run.spec.options, find(run.spec.recipe), model, layers, run=True)


def find_run(store: Store, name: str) -> Run:
    """A run by its id or name.

    Raises:
        UserError: There is none; the models that ship are named too.
    """
    try:
        return store.run(name)
    except UserError as error:
        raise unknown_model(name, error) from error


def described(loaded: LoadedNetwork, runs_dir: Path | None) -> ProbedNetwork:
    """What there is to look at in a network, with the steps that are kept now.

    Raises:
        UserError: The run or its files are gone.
    """
    if not loaded.run:
        return _of_model(loaded)
    with Store(runs_dir, must_exist=True) as store:
        return _of_run(loaded, store)


def take_weights(loaded: LoadedNetwork, step: int | None, runs_dir: Path | None) -> ProbedNetwork:
    """Gives a run's network the weights of the kept step nearest to ``step``; None: the newest.

    Returns:
        As :func:`described`.

    Raises:
        UserError: The run, its files or the step's weights are gone or damaged.
    """
    if not loaded.run:
        return _of_model(loaded)
    with Store(runs_dir, must_exist=True) as store:
        network = _of_run(loaded, store)
        taken = taken_step(network.steps, step, loaded.name)
        if taken != loaded.step:
            loaded.step = None
            set_weights(loaded.model, weights_at(store, loaded.name, taken))
            loaded.step = taken
    return network


def _of_model(loaded: LoadedNetwork) -> ProbedNetwork:
    return ProbedNetwork(loaded.name, loaded.name, loaded.options.name, loaded.layers, ())


def _of_run(loaded: LoadedNetwork, store: Store) -> ProbedNetwork:
    run = store.run(loaded.name)
    steps = steps_of_run(store, loaded.name)
    norm, is_active = loaded.options.name, run.state in ACTIVE
    return ProbedNetwork(loaded.name, run.name, norm, loaded.layers, steps, is_active)


def probed_layers(model: Any, options: NormSpec) -> tuple[ProbedLayer, ...]:
    """The norm, convolution, dense and recurrent layers of a network, from input to output.

    Args:
        model: A built ``keras.Sequential``.
        options: The norm in it.
    """
    found = ((layer, _kind(layer, options)) for layer in model.layers)
    return tuple(
        ProbedLayer(layer.name, kind, _norm(kind, layer, options), _figure_shape(layer))
        for layer, kind in found
        if kind
    )


def _kind(layer: Any, options: NormSpec) -> LayerKind | None:
    if is_norm_layer(layer, options):
        return "norm"
    inner = getattr(layer, "layer", layer)  # of a wrapper that normalizes the kernel
    if isinstance(inner, keras.layers.Conv2D):
        return "conv"
    if isinstance(inner, keras.layers.RNN):
        return "recurrent"
    return "dense" if isinstance(inner, keras.layers.Dense) else None


def _norm(kind: LayerKind, layer: Any, options: NormSpec) -> str:
    return options.name if kind == "norm" or hasattr(layer, "layer") else ""


def _figure_shape(layer: Any) -> tuple[int, ...]:
    *places, channels = layer.output.shape[1:]
    return (channels, 1, *places) if len(places) == 1 else (channels, *places)


def _of_shipped(found: ShippedModel) -> LoadedNetwork:
    stored = read_shipped(found)
    with keras.device(PROCESSOR):
        model = _with_fixed_names(from_shipped_weights(stored))
    options = ShippedNetwork.from_json(stored.spec).options
    layers = probed_layers(model, options)
    return LoadedNetwork(found.name, options, find(SHIPPED_RECIPE), model, layers, run=False)


def _with_fixed_names(model: Any) -> Any:
    """The model with the layer names that Keras gives in a new process."""
    counts: Counter[str] = Counter()
    for layer in model.layers:
        stem = _NUMBER.sub("", layer.name)
        layer.name = f"{stem}_{counts[stem]}" if counts[stem] else stem
        counts[stem] += 1
    return model
