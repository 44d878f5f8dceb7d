"""Makes the model that Inspect offers as an example: ``resources/examples/example.keras``.

``python -m normviz.engine.shipped_models.make_example FILE``

A small network for digits, built as one that was copied from PyTorch by hand often is: it trains,
and some of its norms are not what was meant. Its findings are those of any model: nothing knows
that it is the example.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import keras
from keras import layers

from normviz.datasets import load

_SEED: Final = 0
_BATCH: Final = 64
_EPOCHS: Final = 20


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the file that is named on the command line."""
    (name,) = sys.argv[1:] if argv is None else argv
    trained().save(Path(name), include_optimizer=False)
    return 0


def example() -> Any:
    """The network before its training, for digits of 28 × 28 pixels."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1), name="digits"),
            # The convolution has a bias, and 0.1 is the weight of the new statistics in PyTorch.
            layers.Conv2D(8, 3, strides=2, name="conv_1"),
            layers.BatchNormalization(momentum=0.1, name="norm_1"),
            layers.Activation("relu", name="relu_1"),
            # The channels are the last axis in Keras, not axis 1.
            layers.Conv2D(8, 3, strides=2, use_bias=False, name="conv_2"),
            layers.BatchNormalization(axis=1, name="norm_2"),
            layers.Activation("relu", name="relu_2"),
            # Keras' default normalizes each pixel by itself, not the whole sample.
            layers.Conv2D(16, 3, use_bias=False, name="conv_3"),
            layers.LayerNormalization(name="norm_3"),
            layers.Activation("relu", name="relu_3"),
            layers.GlobalAveragePooling2D(name="pool"),
            layers.Dropout(0.3, name="dropout"),
            layers.Dense(16, use_bias=False, name="dense"),
            layers.BatchNormalization(name="norm_4"),
            layers.Activation("relu", name="relu_4"),
            layers.Dense(10, activation="softmax", name="output"),
        ],
        name="example",
    )


def trained() -> Any:
    """The network after a short training on scikit-learn's digits, which need no download."""
    keras.utils.set_random_seed(_SEED)
    network, digits = example(), load("digits")
    images = digits.train_images.reshape(-1, 28, 28, 1) / 255
    network.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    network.fit(images, digits.train_labels, batch_size=_BATCH, epochs=_EPOCHS, verbose=0)
    return network


if __name__ == "__main__":
    sys.exit(main())
