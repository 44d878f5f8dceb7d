"""A small real network whose weights and batches follow from a seed of its own."""

from collections.abc import Sequence
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf

from normviz.engine.devices import PROCESSOR
from normviz.engine.laboratory.layer import KerasLayer
from normviz.engine.training.gradient_registry import gradients_released
from normviz.lessons.laboratory import Array

LOSS: Final = "sparse_categorical_crossentropy"


class KerasNetwork:
    """Fulfils `LabNetwork`.

    Nothing of it depends on, or changes, the random state of the process: a training that runs
    at the same time stays reproducible.
    """

    def __init__(self, layers: Sequence[Any], optimizer: Any, loss: Any, seed: int) -> None:
        """Takes layers that are not built; the weights are drawn when data are first seen."""
        self._model = keras.Sequential(list(layers))
        self._model.optimizer = optimizer
        self._loss = keras.losses.get(loss or LOSS)
        self._seed = seed
        self._random = np.random.default_rng(seed)

    @property
    def layers(self) -> Sequence[KerasLayer]:
        """Its layers, in order."""
        return [KerasLayer(each) for each in self._model.layers]

    def fit(self, x: Array, y: Array, *, epochs: int, batch_size: int) -> list[float]:
        """Trains in an order that follows from the seed; the loss after each epoch."""
        self._build(x)
        losses = []
        with keras.device(PROCESSOR), gradients_released():
            self._model.optimizer.build(self._model.trainable_variables)
            epoch = tf.function(self._epoch, autograph=False)
            size = tf.constant(batch_size)
            for _ in range(epochs):
                order = self._random.permutation(len(x))
                losses.append(float(epoch(tf.constant(x[order]), tf.constant(y[order]), size)))
        return losses

    def _epoch(self, x: Any, y: Any, batch_size: Any) -> Any:
        """One pass, traced as one graph; the mean loss of its samples.

        A call of ``fit`` per epoch, and Python per batch, would take many times as long.
        """
        samples = tf.shape(x)[0]

        def step(first: Any, total: Any) -> tuple[Any, Any]:
            batch, labels = x[first : first + batch_size], y[first : first + batch_size]
            with tf.GradientTape() as tape:
                losses = self._loss(labels, self._model(batch, training=True))
                loss = tf.reduce_mean(losses)
            variables = [each.value for each in self._model.trainable_variables]
            gradients = tape.gradient(loss, variables)
            self._model.optimizer.apply(gradients, self._model.trainable_variables)
            return first + batch_size, total + tf.reduce_sum(losses)

        # Not a Python loop: AutoGraph, which would translate it, leaves a file per function.
        _, total = tf.while_loop(
            lambda first, _: first < samples, step, (tf.constant(0), tf.constant(0.0))
        )
        return total / tf.cast(samples, tf.float32)

    def evaluate(self, x: Array, y: Array, *, training: bool = False) -> tuple[float, float]:
        """Loss and accuracy; in training with the statistics of the whole of x."""
        found = self.predict(x, training=training)
        value = float(np.mean(np.asarray(self._loss(y, found))))
        if found.shape[-1] == 1:
            return value, float(np.mean((found[:, 0] > 0.5) == (y.ravel() > 0.5)))
        return value, float(np.mean(found.argmax(-1) == y))

    def predict(self, x: Array, *, training: bool = False) -> Array:
        """The outputs, computed in one batch; moving statistics stay as they are."""
        self._build(x)
        weights = [np.array(each.numpy()) for each in self._model.non_trainable_variables]
        with keras.device(PROCESSOR):
            found = np.array(self._model(x, training=training))
        for variable, value in zip(self._model.non_trainable_variables, weights, strict=True):
            variable.assign(value)
        return found

    def _build(self, x: Array) -> None:
        if self._model.built:
            return
        with keras.device(PROCESSOR):
            self._model.build((None, *x.shape[1:]))
        for at, layer in enumerate(self._model.layers):
            _draw(layer, self._seed * 1000 + at)


def _draw(layer: Any, seed: int) -> None:
    """Weights that follow from a seed; what starts at a constant stays."""
    for name in ("kernel", "recurrent_kernel"):
        for owner in (layer, getattr(layer, "cell", None), getattr(layer, "layer", None)):
            initializer = getattr(owner, f"{name}_initializer", None)
            variable = getattr(owner, name, None)
            if initializer is not None and isinstance(variable, keras.Variable):
                config = initializer.get_config()
                seeded = config | {"seed": seed} if "seed" in config else config
                variable.assign(type(initializer)(**seeded)(variable.shape))
