"""Thread-safe, fast predictions of drawn digits by a shipped model or a run."""

from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz.engine.batch_norm.folding import fold
from normviz.engine.devices import PROCESSOR
from normviz.engine.inference.shipped_networks import from_shipped_weights
from normviz.engine.inference.trained_network import trained_network
from normviz.engine.processor_graph import on_processor
from normviz.errors import UserError
from normviz.ports.folded_names import is_folded, unfolded_name
from normviz.recipes import find
from normviz.runs.digit_classifiers import CLASSES, SIDE, reason_not_digits
from normviz.runs.shipped_models import find_shipped, read_shipped, unknown_model
from normviz.runs.store import Store

_NOISE: Final = 0.15
_COPIES: Final = 24
_TINY: Final = 1e-20
_ROUNDING: Final = 1e-5
"""Resampled pictures may lie outside of 0…1 by so much."""

Floats = NDArray[np.float32]


class Predictor:
    """One model, ready to answer.

    A call of a Keras model costs 20 ms; functions traced once for fixed shapes cost about 1 ms.
    They may be called from any thread. They compute on the processor: one picture is no work for a
    GPU, where it would wait behind the batches of a training.

    Attributes:
        model: The Keras model.
        has_batch_norm: Whether batch-mates can change its answers.
    """

    def __init__(self, model: Any, *, gain: float = 1.0, gives_logits: bool = False) -> None:
        """Takes a model; nothing is computed yet.

        Args:
            model: A ``keras.Sequential`` from (N, 28, 28) to (N, 10).
            gain: What the network's inputs are multiplied with; 1 where it takes 0…1.
            gives_logits: Whether it ends before the softmax.
        """
        self.model = model
        self._gain = gain
        self._gives_logits = gives_logits
        batch_norm = keras.layers.BatchNormalization
        self.has_batch_norm = any(isinstance(layer, batch_norm) for layer in model.layers)
        one, many = (tf.TensorSpec((size, SIDE, SIDE), tf.float32) for size in (1, None))
        self._one = on_processor(self._probabilities, one)
        self._many = on_processor(self._probabilities, many)
        self._together = on_processor(self._normed_together, many)
        self._gradient = on_processor(self._slope, many, tf.TensorSpec((), tf.int32))

    def predict(
        self, images: Floats, *, training_norm: bool = False, mates: Floats | None = None
    ) -> Floats:
        """The probabilities of the ten digits.

        Args:
            images: (B, 28, 28) in 0…1.
            training_norm: Whether batch norm takes mean and variance from the batch, as in
                training, instead of the moving ones. Nothing else changes: no dropout, and the
                moving statistics stay as they are.
            mates: The others in the batch, (M, 28, 28); each image meets them alone. Only with
                ``training_norm``.

        Returns:
            (B, 10); each row sums to 1.

        Raises:
            ValueError: The arrays have other shapes, hold NaN or values outside of 0…1, or mates
                come without ``training_norm``.
        """
        x = _checked("images", images)
        if not len(x):
            return np.empty((0, CLASSES), np.float32)  # oneDNN's kernels refuse an empty batch
        if training_norm:
            others = np.empty((0, SIDE, SIDE), np.float32) if mates is None else mates
            others = _checked("mates", others)
            if self.has_batch_norm:
                return np.array([self._among(image, others) for image in x])
        elif mates is not None:
            raise ValueError("expected mates with training_norm only: else they change nothing")
        if len(x) == 1:
            return np.asarray(self._one(x))
        return np.asarray(self._many(x))

    def folded(self, name: str) -> "Predictor":
        """The same network with its batch norm folded into the layers beside it.

        Args:
            name: What the network is called, for the message.

        Raises:
            UserError: It has no batch norm.
        """
        with keras.device(PROCESSOR):
            model = fold(self.model, name).model
        return Predictor(model, gain=self._gain, gives_logits=self._gives_logits)

    def saliency(self, image: Floats, digit: int) -> Floats:
        """Which pixels support a digit: the gradient of its log-probability.

        Averaged over noisy copies of the image, since the gradient at one point is rugged
        (SmoothGrad, Smilkov et al. 2017, arXiv 1706.03825).

        Args:
            image: (28, 28) in 0…1.
            digit: 0 to 9.

        Returns:
            (28, 28) in −1…1: positive where more ink supports the digit, negative where it
            opposes it; the strongest pixel has the size 1.

        Raises:
            ValueError: The image has another shape, holds NaN or values outside of 0…1, or the
                digit is none.
        """
        if not 0 <= digit < CLASSES:
            raise ValueError(f"expected a digit from 0 to 9, received {digit}")
        (page,) = _checked("image", np.asarray(image)[None])
        noise = np.random.default_rng(0).normal(0, _NOISE, (_COPIES, SIDE, SIDE))
        slopes = np.asarray(self._gradient((page + noise).astype(np.float32), digit))
        mean = slopes.mean(0)
        return np.asarray(mean / max(float(np.abs(mean).max()), 1e-12), np.float32)

    def _among(self, image: Floats, mates: Floats) -> Floats:
        return np.asarray(self._together(np.concatenate([image[None], mates]))[0])

    def _logits(self, images: Any) -> Any:
        """What the softmax is taken of, or at least equal to it up to a number."""
        out = self.model(images * self._gain, training=False)
        return out if self._gives_logits else tf.math.log(out + _TINY)

    def _probabilities(self, images: Any) -> Any:
        out = self.model(images * self._gain, training=False)
        return tf.nn.softmax(out) if self._gives_logits else out

    def _normed_together(self, images: Any) -> Any:
        """The layers one by one: batch norm as in training, all others as they answer."""
        x = images * self._gain
        with keras.StatelessScope():  # keeps what batch norm would write into its moving statistics
            for layer in self.model.layers:
                is_norm = isinstance(layer, keras.layers.BatchNormalization)
                x = layer(x, training=True) if is_norm else layer(x)
        return tf.nn.softmax(x) if self._gives_logits else x

    def _slope(self, images: Any, digit: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(images)
            chosen = tf.nn.log_softmax(self._logits(images))[:, digit]
        return tape.gradient(chosen, images)


def load_predictor(name: str, runs_dir: Path | None = None) -> Predictor:
    """A model that ships, or else a run.

    Args:
        name: The model's name, ``default``, or the id or name of a run; as
            `normviz.ports.folded_names` makes it for one whose batch norm is folded away.
        runs_dir: The folder of the runs; the platform's when None.

    Raises:
        UserError: There is nothing of that name, it does not read digits, it is damaged, or has no
            batch norm to fold.
    """
    if is_folded(name):
        whole = unfolded_name(name)
        return load_predictor(whole, runs_dir).folded(whole)
    if found := find_shipped(name):
        with keras.device(PROCESSOR):
            return Predictor(from_shipped_weights(read_shipped(found)), gives_logits=True)
    with Store(runs_dir, must_exist=True) as store:
        try:
            run = store.run(name)
        except UserError as error:
            raise unknown_model(name, error) from error
        return load_run(store, run.id)


def load_run(store: Store, run: str) -> Predictor:
    """The network of a run with its newest weights.

    Args:
        store: The folder of the runs; opened in this thread.
        run: Its id or name.

    Raises:
        UserError: There is no such run, it does not read digits, or has no weights yet.
    """
    found = store.run(run)
    recipe = find(found.spec.recipe)
    if reason := reason_not_digits(recipe, found.spec.dataset):
        raise UserError(
            "run {run} cannot read digits: {reason}; choose another run",
            code="reads-no-digits",
            run=found.id,
            reason=reason,
        )
    with keras.device(PROCESSOR):
        model = trained_network(store, found)
    return Predictor(model, gain=255 * recipe.pixel_scale)


def _checked(name: str, images: Any) -> Floats:
    array = np.ascontiguousarray(images, np.float32)
    if array.ndim != 3 or array.shape[1:] != (SIDE, SIDE):
        raise ValueError(f"{name}: expected the shape (B, {SIDE}, {SIDE}), received {array.shape}")
    low, high = (float(array.min()), float(array.max())) if array.size else (0.0, 0.0)
    if not (low >= -_ROUNDING and high <= 1 + _ROUNDING):  # so that NaN is refused too
        raise ValueError(
            f"{name}: expected values from 0 to 1, received {low:g} to {high:g}; "
            "divide pixels of 0 to 255 by 255"
        )
    return array
