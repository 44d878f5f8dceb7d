"""The real layer with a copy on each of several devices, which divide the batch among them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import tensorflow as tf

from normviz import norms
from normviz.engine.devices import mirrored_strategy, pick_several, processor_parts
from normviz.engine.proof.real_layer import Index, RealLayer, Tensor, layer_of


def replicated_layer(
    spec: norms.NormSpec, shape: Sequence[int], replicas: int, *, synchronized: bool = False
) -> RealLayer:
    """The layer under ``tf.distribute.MirroredStrategy``, on parts of the processor.

    Args:
        spec: The norm and its settings.
        shape: (N, C, H, W) of the whole batch; N is divided among the devices.
        replicas: How many devices, at least 2.
        synchronized: Whether norms that share statistics over the batch take them from all devices
            together.

    Raises:
        ValueError: As for `layer_of`.
        UserError: Likewise, or the processor cannot be divided into so many devices.
    """
    strategy = mirrored_strategy(pick_several("cpu", replicas, (), processor_parts()))
    changed = {"synchronized": True} if synchronized and spec.norm.shares_batch else {}
    with strategy.scope():
        own = layer_of(spec, shape, **changed)
    together = _Together(strategy, own)
    return replace(
        own,
        name=f"{own.name.removesuffix(')')}, synchronized=True)" if changed else own.name,
        call=together.call,
        evaluate=together.evaluate,
        cuts=1 if synchronized else replicas,
    )


class _Together:
    """Calls a layer on all devices at once, each with its part of the batch."""

    def __init__(self, strategy: Any, layer: RealLayer) -> None:
        self._strategy = strategy
        self._layer = layer

    def call(self, inputs: Any) -> Any:
        """The outputs for a whole batch (N, C, H, W)."""
        parts = self._parts(np.asarray(inputs))
        return self._joined(self._on_each(lambda at: self._layer.call(tf.constant(parts[at]))))

    def evaluate(self, x: Tensor, index: Index) -> tuple[Tensor, Tensor]:
        """All outputs, and the derivative of the one at ``index`` through all devices.

        A tape sees one device only: each takes the derivative of its share of the output that is
        asked for, and where devices exchange statistics, they exchange their gradients too.
        """
        chosen = np.zeros_like(x)
        chosen[index] = 1.0
        parts, shares = self._parts(x), self._parts(chosen)

        def one(at: int) -> tuple[Any, Any]:
            point = tf.constant(parts[at])
            with tf.GradientTape() as tape:
                tape.watch(point)
                outputs = self._layer.call(point)
                output = tf.reduce_sum(outputs * tf.constant(shares[at]))
            return outputs, tape.gradient(output, point, unconnected_gradients="zero")

        outputs, gradients = self._on_each(one)
        return np.asarray(self._joined(outputs)), np.asarray(self._joined(gradients))

    def _parts(self, whole: Tensor) -> list[Tensor]:
        return np.split(whole, self._strategy.num_replicas_in_sync)

    def _on_each(self, function: Any) -> Any:
        def here() -> Any:
            context = tf.distribute.get_replica_context()
            return function(int(context.replica_id_in_sync_group))

        return self._strategy.run(here)

    def _joined(self, values: Any) -> Any:
        return tf.concat(self._strategy.experimental_local_results(values), axis=0)
