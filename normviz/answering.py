"""The networks as the Draw view asks them. Keras is imported when they are loaded."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from normviz.norms import CATALOG
from normviz.runs.shipped import Shipped, shipped
from normviz.ui.draw.answers import Images, Method, ModelInfo, Probabilities

if TYPE_CHECKING:
    from normviz.engine.predictor import Predictor

SIDE = 28
PATCH = 5
"""Side in pixels of the square that occlusion covers: a little wider than a stroke."""
STEP = 2
_TINY = 1e-12


class KerasPredictor:
    """The models that ship, each loaded when it is first asked; used in one thread."""

    def __init__(self) -> None:
        """Loads TensorFlow.

        Raises:
            UserError: The index of the models is missing or damaged.
        """
        self._shipped = shipped()  # a damaged installation is told before TensorFlow is loaded
        from normviz.engine.quiet import load_keras

        load_keras()
        self._loaded: dict[str, Predictor] = {}

    def models(self) -> Sequence[ModelInfo]:
        """The models in the order of their index."""
        return [_info(model) for model in self._shipped]

    def predict(self, name: str, images: Images) -> Probabilities:
        """Probabilities (N, 10) for images (N, 28, 28)."""
        return self._model(name).predict(images)

    def predict_in_training(self, name: str, image: Images, mates: Images) -> Probabilities:
        """Probabilities (10,) for (28, 28) among mates (N, 28, 28), with the batch's statistics."""
        said = self._model(name).predict(image[None], training_norm=True, mates=mates)
        return np.asarray(said[0])

    def saliency(self, name: str, image: Images, digit: int, method: Method) -> Images:
        """How much each pixel (28, 28) speaks for ``digit``."""
        if method == "gradient":
            return self._model(name).saliency(image, digit)
        return occlusion(self._model(name).predict, image, digit)

    def _model(self, name: str) -> "Predictor":
        if name not in self._loaded:
            from normviz.engine.predictor import load_predictor

            self._loaded[name] = load_predictor(name)
        return self._loaded[name]


def occlusion(predict: Callable[[Images], Probabilities], image: Images, digit: int) -> Images:
    """How much the log-probability of ``digit`` falls where a square of ink is covered.

    Zeiler & Fergus (2013), arXiv 1311.2901. Covered means: no ink.

    Args:
        predict: Gives probabilities (N, 10) for (N, 28, 28).
        image: (28, 28) in 0…1.
        digit: 0 to 9.

    Returns:
        (28, 28), for each pixel the mean over the squares that cover it.
    """
    starts = range(1 - PATCH, SIDE, STEP)
    covers = np.ones((len(starts) ** 2, SIDE, SIDE), np.float32)
    for at, (top, left) in enumerate((top, left) for top in starts for left in starts):
        covers[at, max(0, top) : top + PATCH, max(0, left) : left + PATCH] = 0
    pages = np.concatenate([image[None], image * covers])
    logs = np.log(predict(pages)[:, digit] + _TINY)
    falls = logs[0] - logs[1:]
    hidden = 1 - covers
    return np.asarray(np.tensordot(falls, hidden, 1) / hidden.sum(0), np.float32)


def _info(model: Shipped) -> ModelInfo:
    detail = f"MNIST: {100 * model.test_accuracy:.2f} %"
    return ModelInfo(model.name, CATALOG[model.norm].title, model.norm, model.default, detail)
