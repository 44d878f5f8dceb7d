"""Activations of the layers of models that ship and of runs, at any kept step."""

from dataclasses import replace
from math import prod
from pathlib import Path
from typing import Final

from normviz.engine.probes.layer_kernel import kernel_of
from normviz.engine.probes.layer_tensors import Floats, figure_order, forward
from normviz.engine.probes.loaded_network import (
    LoadedNetwork,
    described,
    load_network,
    take_weights,
)
from normviz.engine.probes.network_inputs import NO_REMARK, InputReader, NetworkInputs
from normviz.engine.probes.norm_values import NOTHING, norm_values
from normviz.errors import Reason, UserError
from normviz.ports.activations import (
    LayerActivations,
    LayerKernel,
    Probe,
    ProbedLayer,
    ProbedNetwork,
    ReadDrawing,
)

_MOST_NETWORKS: Final = 4
"""Networks that are kept built; building one takes tens of milliseconds."""


def no_drawing(file: str) -> Floats:
    """Stands for a drawing where there is none.

    Raises:
        UserError: Always.
    """
    raise UserError(
        "expected a drawing, received none{place}: draw a digit, or name a file as drawing:FILE",
        code="no-drawing",
        place=f" as {file}" if file else "",
    )


class ActivationProbe:
    """Looks at layers; for one thread."""

    def __init__(
        self,
        runs_dir: Path | None = None,
        data_dir: Path | None = None,
        drawing: ReadDrawing = no_drawing,
        own_dir: Path | None = None,
    ) -> None:
        """Nothing is loaded yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
            drawing: Gives the drawing.
            own_dir: Where the user's own digits are; the platform's folder when None.
        """
        self._runs_dir = runs_dir
        self._inputs = InputReader(runs_dir, data_dir, drawing, own_dir)
        self._networks: dict[str, LoadedNetwork] = {}

    def network(self, name: str) -> ProbedNetwork:
        """The layers and kept steps of a model that ships or a run, as they are now.

        Raises:
            UserError: There is nothing of that name, or its files are gone.
        """
        return described(self._loaded(name), self._runs_dir)

    def activations(self, probe: Probe) -> LayerActivations:
        """The tensors of a layer.

        Raises:
            UserError: There is no such network, layer or input, the weights are gone or damaged,
                the inputs do not fit, or the memory does not hold them.
        """
        loaded = self._loaded(probe.model)
        layer = loaded.layer(probe.layer)
        read = self._inputs.read(loaded, probe.inputs)
        inputs, cut = _fitting(read, layer, probe.most_elements)
        network = take_weights(loaded, probe.step, self._runs_dir)
        x, y = forward(loaded.model, inputs.x, layer.name, probe.training)
        try:
            tensors = figure_order(x), figure_order(y)
            found = _answer(probe, loaded, network, layer, inputs, tensors)
        except MemoryError as error:
            raise UserError(
                "expected inputs whose tensors fit into memory, received {count}: choose fewer "
                "inputs",
                code="activations-memory",
                count=len(inputs.x),
            ) from error
        return replace(found, remarks=tuple(each for each in (inputs.remark, cut) if each))

    def _loaded(self, name: str) -> LoadedNetwork:
        found = self._networks.pop(name, None) or load_network(name, self._runs_dir)
        self._networks[name] = found  # the newest is the last
        while len(self._networks) > _MOST_NETWORKS:
            del self._networks[next(iter(self._networks))]
        return found


def _fitting(
    inputs: NetworkInputs, layer: ProbedLayer, most: int | None
) -> tuple[NetworkInputs, Reason]:
    """The first inputs whose tensor of a layer has at most so many elements.

    They are the whole batch then: a part of a tensor would have other statistic sets.

    Args:
        inputs: All.
        layer: The layer.
        most: Elements at most; None for any number.

    Returns:
        The inputs, one at least, and what to say of those that were left out.
    """
    size, count = prod(layer.shape), len(inputs.x)
    if most is None or size * count <= most:
        return inputs, NO_REMARK
    kept = max(1, most // size)
    if kept == count:
        return inputs, NO_REMARK
    said = Reason(
        "{layer} has {size} numbers per input: the first {kept} of {count} inputs are the batch",
        code="inputs-cut",
        layer=layer.name,
        size=size,
        kept=kept,
        count=count,
    )
    return replace(inputs, x=inputs.x[:kept], labels=inputs.labels[:kept]), said


def _answer(
    probe: Probe,
    loaded: LoadedNetwork,
    network: ProbedNetwork,
    layer: ProbedLayer,
    inputs: NetworkInputs,
    tensors: tuple[Floats, Floats],
) -> LayerActivations:
    is_norm = layer.kind == "norm"
    x, y = tensors
    values = norm_values(loaded, layer, x, probe.training, y) if is_norm else NOTHING
    return LayerActivations(
        probe=probe,
        network=network,
        layer=layer,
        step=loaded.step,
        labels=inputs.labels,
        x=x,
        y=y,
        x_hat=values.x_hat,
        spec=values.spec,
        parameters=values.parameters,
        batch_mean=values.batch_mean,
        batch_variance=values.batch_variance,
        formula_difference=values.formula_difference,
        kernel=_kernel(loaded, layer if probe.layer else None),
    )


def _kernel(loaded: LoadedNetwork, layer: ProbedLayer | None) -> LayerKernel | None:
    """The kernel of a layer; of the first that has one where none is named."""
    if layer is None:
        has_kernel = ("conv", "dense")
        layer = next((each for each in loaded.layers if each.kind in has_kernel), loaded.layers[0])
    return kernel_of(loaded.model.get_layer(layer.name), layer)
