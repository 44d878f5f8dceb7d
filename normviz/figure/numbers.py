"""The numbers of a figure: spec and parameters of each norm, moving statistics."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz import norms
from normviz.figure.gradients import GradientArray, GradientRequest, Gradients
from normviz.figure.state import FigureState, Index
from normviz.figure.tensor_source import NotReadyError, SourceTensor, Tensor
from normviz.norms.kernels.power_iteration import PowerIteration, Spectra, power_iteration
from normviz.norms.statistics import spectral
from normviz.translatable import QT_TRANSLATE_NOOP

StatisticsArray = NDArray[np.float64]

NO_LAYERS = QT_TRANSLATE_NOOP("Catalogue", "gradients need the real layers")

MOST_KEPT = 1_000_000
"""Elements; of larger tensors one normalized copy is kept, for the sake of memory."""


class FigureNumbers:
    """x, and what each norm makes of it, for one state; computed when first asked for, and kept.

    Attributes:
        state: The settings.
    """

    def __init__(
        self,
        state: FigureState,
        tensor: Callable[[], SourceTensor],
        gradients: Gradients | None = None,
        spectra: Spectra | None = None,
    ) -> None:
        """Nothing is computed yet.

        Args:
            state: The settings.
            tensor: Gives x, edits included.
            gradients: Gives derivatives through the real layers; None where there are none.
            spectra: Gives σ₁ of x where it was computed before; None: it is computed here.
        """
        self.state = state
        self._gradients = gradients
        self._spectra = spectra or power_iteration
        self._tensor = tensor
        self._other_mode: FigureNumbers | None = None
        self._parameters: dict[str, norms.NormParameters] = {}
        self._normalizers: dict[str, norms.Normalizer] = {}
        self._normalized: dict[str, norms.Normalized] = {}

    def in_mode(self, training: bool) -> "FigureNumbers":
        """The numbers of the same tensor in training or in inference."""
        if training == self.state.training:
            return self
        if self._other_mode is None:
            other = self.state.changed(training=training)
            self._other_mode = FigureNumbers(
                other, self._tensor, self._gradients, lambda _: self.spectrum
            )
            self._other_mode._other_mode = self
        return self._other_mode

    @property
    def tensor(self) -> SourceTensor:
        """The tensor (N, C, H, W), and what comes with it."""
        return self._tensor()

    @cached_property
    def _moments(self) -> norms.SharedMoments:
        return norms.SharedMoments(self.tensor.x)

    @cached_property
    def spectrum(self) -> PowerIteration:
        """σ₁ of x as a kernel, and the way to it by power iteration."""
        x = self.tensor.x
        try:
            return self._spectra(x)
        except NotReadyError:  # forgotten: a figure that is shown goes on being shown
            return power_iteration(x)

    def sigma(self, norm: str) -> float | None:
        """σ₁ of x for a norm that divides by it; None for all others."""
        return self.spectrum.exact if divides_by_sigma(norm) else None

    def parameters(self, norm: str) -> norms.NormParameters:
        """γ, β and the moving statistics that ``norm`` is given."""
        if norm not in self._parameters:
            self._parameters[norm] = parameters_of(self.state, norm, self.tensor)
        return self._parameters[norm]

    def gradient(self, norm: str, index: Index) -> GradientArray:
        """∂y_j/∂x for the output at ``index``, of the shape of x.

        Raises:
            NotReadyError: It has to be waited for.
            ValueError: There are no real layers here, or this one refuses the settings.
        """
        if self._gradients is None:
            raise ValueError(NO_LAYERS)
        spec, given = self.state.spec(norm), self.parameters(norm)
        asked = GradientRequest(spec, self.tensor.x, given, index, self._replicas(norm))
        return self._gradients(asked)

    def _replicas(self, norm: str) -> int:
        """By how many devices a norm is cut; one where it is not."""
        return self.state.cuts if norms.CATALOG[norm].shares_batch else 1

    def normalizer(self, norm: str) -> norms.Normalizer:
        """Normalizes any part of x with ``norm`` and the statistics of the whole."""
        if norm not in self._normalizers:
            spec, given = self.state.spec(norm), self.parameters(norm)
            self._normalizers[norm] = norms.Normalizer(
                spec, self.tensor.x, given, self._moments, self.state.cuts, self.sigma(norm)
            )
        return self._normalizers[norm]

    def normalized(self, norm: str) -> norms.Normalized:
        """What ``norm`` makes of the whole of x."""
        if norm not in self._normalized:
            if self.tensor.x.size > MOST_KEPT:
                self._normalized.clear()
            self._normalized[norm] = self.normalizer(norm).whole()
        return self._normalized[norm]

    def image_moments(self, norm: str) -> tuple[norms.ImageMoments, norms.ImageMoments]:
        """Mean and variance of each image (n, c) of x, and of what ``norm`` makes of it."""
        return self._moments.images, self.normalizer(norm).images()


def parameters_of(state: FigureState, norm: str, tensor: SourceTensor) -> norms.NormParameters:
    """What ``norm`` is given beside its settings.

    γ, β and τ are given to norms that learn them, moving statistics to those that read them: those
    that come with the tensor, else those of the settings; τ only where it comes with it.

    Args:
        state: The settings.
        norm: A norm of the catalogue.
        tensor: The tensor (N, C, H, W), and what comes with it.
    """
    entry = norms.CATALOG[norm]
    given = tensor.parameters or norms.NormParameters()
    gamma = _of_channels(state, "gamma") if given.gamma is None else given.gamma
    beta = _of_channels(state, "beta") if given.beta is None else given.beta
    # g of weight norm has no setting: it is ‖v‖ where it does not come with the kernel.
    own = tensor.g if entry.gamma_starts_at_divisor else None
    return norms.NormParameters(
        gamma=gamma if state.scale and "gamma" in entry.learned else own,
        beta=beta if state.center and "beta" in entry.learned else None,
        alpha=None if entry.pointwise is None else given.alpha,
        tau=given.tau if "tau" in entry.learned else None,
        **_moving(state, entry, tensor),
    )


def divides_by_sigma(norm: str) -> bool:
    """Whether a norm of the catalogue divides by the largest singular value."""
    return norms.CATALOG[norm].statistics is spectral


def shows_sigma(state: FigureState) -> bool:
    """Whether one of the norms that are shown does so."""
    return any(divides_by_sigma(norm) for norm in state.norms)


def _moving(
    state: FigureState, norm: norms.Norm, tensor: SourceTensor
) -> dict[str, ArrayLike | None]:
    """The moving statistics that a norm reads, by their names."""
    if not norm.reads_moving(state.training):
        return {}
    given = tensor.parameters or norms.NormParameters()
    names = ("moving_mean", "moving_variance")
    if state.training:
        names = ("renorm_mean", "renorm_stddev")
    come: dict[str, ArrayLike | None] = {name: getattr(given, name) for name in names}
    if all(value is not None for value in come.values()):
        return come
    if state.moving and not state.training:
        return dict(zip(names, state.moving.of_channels(state.shape[1]), strict=True))
    if norm.correct is None:
        return dict(zip(names, moving_statistics(state, tensor.x), strict=True))
    epsilon = state.spec(norm.name).used_epsilon
    mean, deviation = moving_deviation(state, tensor.x, epsilon)
    if state.training:
        return dict(zip(names, (mean, deviation), strict=True))
    # Keras starts the variance at 1 too, and derives it from the deviation at every step.
    variance = np.maximum(deviation**2 - epsilon, 0.0) if state.steps else np.ones_like(mean)
    return dict(zip(names, (mean, variance), strict=True))


def _of_channels(state: FigureState, name: str) -> float | tuple[float, ...]:
    """γ or β as one number where all channels share it, else one per channel."""
    common: float = getattr(state, name)
    own: tuple[float, ...] = getattr(state, f"{name}s")[: state.shape[1]]
    if all(value == common for value in own):
        return common
    return own + (common,) * (state.shape[1] - len(own))


def largest_affine(state: FigureState, tensor: SourceTensor) -> tuple[float, float]:
    """The largest |γ| and |β|; 1 and 0 where they are switched off."""
    given = tensor.parameters or norms.NormParameters()
    gamma = _of_channels(state, "gamma") if given.gamma is None else given.gamma
    beta = _of_channels(state, "beta") if given.beta is None else given.beta
    return (
        float(np.abs(gamma).max()) if state.scale else 1.0,
        float(np.abs(beta).max()) if state.center else 0.0,
    )


def moving_deviation(
    state: FigureState, x: Tensor, epsilon: float
) -> tuple[StatisticsArray, StatisticsArray]:
    """Batch renormalization's moving mean and deviation √(σ² + ε) after ``state.steps`` steps."""
    start = state.momentum**state.steps
    mean, variance = _batch_statistics(x, state.cuts)
    deviation = np.sqrt(variance + epsilon).mean(axis=0)
    return (1 - start) * mean.mean(axis=0), start + (1 - start) * deviation


def moving_statistics(state: FigureState, x: Tensor) -> tuple[StatisticsArray, StatisticsArray]:
    """Batch norm's moving mean and variance, (1, C, 1, 1), after ``state.steps`` steps on x.

    They start at 0 and 1; after n steps that start still weighs momentum to the power n. Those of
    several devices are averaged.
    """
    start = state.momentum**state.steps
    mean, variance = (each.mean(axis=0) for each in _batch_statistics(x, state.cuts))
    return (1 - start) * mean, start + (1 - start) * variance


def _batch_statistics(x: Tensor, cuts: int) -> tuple[StatisticsArray, StatisticsArray]:
    """Mean and variance per channel and part of the batch, (cuts, 1, C, 1, 1)."""
    parts = x.reshape(cuts, -1, *x.shape[1:])
    mean = parts.mean(axis=(1, 3, 4), keepdims=True, dtype=np.float64)
    # In float32 the squares of small values would be 0, and such a variance divides by nothing.
    squares = np.square(parts - mean.astype(np.float32), dtype=np.float64)
    return mean, squares.mean(axis=(1, 3, 4), keepdims=True)
