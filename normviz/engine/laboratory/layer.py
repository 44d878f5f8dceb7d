"""One real Keras layer as a function of NumPy arrays."""

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from normviz.engine.devices import PROCESSOR
from normviz.lessons.laboratory import Array


class KerasLayer:
    """Fulfils `LabLayer`."""

    def __init__(self, layer: Any) -> None:
        """Takes a Keras layer, built or not."""
        self._layer = layer

    @property
    def weights(self) -> dict[str, Array]:
        """The values of its variables, by their names."""
        return {name: np.array(each.numpy()) for name, each in self._variables().items()}

    def assign(self, **values: Any) -> None:
        """Sets variables by their names; numbers are spread over the variable's shape."""
        variables = self._variables()
        for name, value in values.items():
            variable = variables[name]
            variable.assign(np.broadcast_to(np.asarray(value, variable.dtype), variable.shape))

    def __call__(self, x: Array, *, training: bool = False, mask: Array | None = None) -> Array:
        """The output; a call in training moves the moving statistics."""
        named = {} if mask is None else {"mask": tf.constant(mask)}
        with keras.device(PROCESSOR):
            return np.asarray(self._layer(tf.constant(x), **_mode(self._layer, training), **named))

    def train(self, x: Array, times: int) -> None:
        """Calls it in training so many times, as one graph: Python takes 2 ms per call."""
        point, mode = tf.constant(x), _mode(self._layer, True)

        def call(done: Any) -> tuple[Any]:
            self._layer(point, **mode)
            return (done + 1,)

        def calls(count: Any) -> None:
            # Not a Python loop: AutoGraph, which would translate it, leaves a file per function.
            tf.while_loop(lambda done: done < count, call, (tf.constant(0),))

        with keras.device(PROCESSOR):
            if not self._layer.built:
                self._layer.build(point.shape)
            tf.function(calls, autograph=False)(tf.constant(times))

    def input_gradient(self, x: Array, weight: Array, *, training: bool = True) -> Array:
        """The derivative of Σ ``weight``·y with respect to x."""
        point = tf.constant(x)
        with keras.device(PROCESSOR), tf.GradientTape() as tape:
            tape.watch(point)
            y = self._layer(point, **_mode(self._layer, training))
            total = tf.reduce_sum(y * tf.cast(weight, y.dtype))
        return np.asarray(tape.gradient(total, point, unconnected_gradients="zero"))

    def weight_gradients(self, x: Array, weight: Array) -> dict[str, Array]:
        """The derivatives of Σ ``weight``·y with respect to what is trained, in training."""
        with keras.device(PROCESSOR), tf.GradientTape() as tape:
            y = self._layer(tf.constant(x), **_mode(self._layer, True))
            total = tf.reduce_sum(y * tf.cast(weight, y.dtype))
        trained = {each.name: each.value for each in self._layer.trainable_variables}
        found = tape.gradient(total, trained, unconnected_gradients="zero")
        return {name: np.asarray(each) for name, each in found.items()}

    def _variables(self) -> dict[str, Any]:
        return {each.name: each for each in self._layer.variables}


def _mode(layer: Any, training: bool) -> dict[str, bool]:
    """Some layers, such as Dense, take no mode."""
    return {"training": training} if layer._call_has_training_arg else {}
