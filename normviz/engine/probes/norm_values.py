"""What a norm's layer makes of its input, with its settings and parameters."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from normviz.engine.probes.layer_parameters import parameters_of, spec_of
from normviz.engine.probes.layer_tensors import Floats, before_affine
from normviz.engine.probes.loaded_network import LoadedNetwork
from normviz.errors import UserError
from normviz.norms import Normalizer, NormParameters, NormSpec
from normviz.ports.activations import ProbedLayer

_NO_PARAMETERS: Final = NormParameters()

_ROUNDING: Final = 1e-6
"""Up to which y and γ·x̂ + β count as equal, beside the size of y."""


@dataclass(frozen=True)
class NormValues:
    """What a norm's layer makes of x; the fields are those of `LayerActivations`."""

    x_hat: Floats | None = None
    spec: NormSpec | None = None
    parameters: NormParameters = _NO_PARAMETERS
    batch_mean: Floats | None = None
    batch_variance: Floats | None = None
    formula_difference: float | None = None


NOTHING: Final = NormValues()
"""Of a layer that is no norm."""


def norm_values(
    loaded: LoadedNetwork,
    layer: ProbedLayer,
    x: Floats,
    training: bool,
    y: Floats | None = None,
) -> NormValues:
    """The normalized values, and the settings and parameters of the real layer.

    Args:
        loaded: The network, with its weights.
        layer: A norm layer of it.
        x: (N, C, H, W), what the layer receives.
        training: Whether it computes as in training.
        y: (N, C, H, W), what the layer gives, which x̂ has to agree with; not looked at when None.

    Raises:
        UserError: x is not finite, or too large.
    """
    real: Any = loaded.model.get_layer(layer.name)
    spec = spec_of(real, loaded.options, x.shape[1], training)
    parameters = parameters_of(real)
    try:
        expected = Normalizer(spec, x, parameters).whole().x_hat
    except ValueError as error:
        raise UserError(
            "{layer} of {model} receives numbers that cannot be normalized: {reason}",
            code="activations-not-finite",
            layer=layer.name,
            model=loaded.name,
            reason=error,
        ) from error
    x_hat = before_affine(real, x, training)
    if y is not None:
        x_hat = agreeing(x_hat, y, parameters)
    difference = float(np.abs(x_hat - expected).max())
    mean, variance = _batch_statistics(x) if spec.norm.moving else (None, None)
    return NormValues(x_hat, spec, parameters, mean, variance, difference)


def agreeing(x_hat: Floats, y: Floats, parameters: NormParameters) -> Floats:
    """x̂ for which y = γ·x̂ + β holds.

    Keras computes batch norm as x·(γ/σ) + (β − μ·γ/σ), in float32. Where σ is small beside μ, as
    in a batch of one sample, rounding leaves more of it than x̂ of γ = 1 and β = 0 tells.

    Args:
        x_hat: What the layer gives with γ = 1 and β = 0.
        y: What it gives with its own.
        parameters: Its γ and β, which broadcast against both; a layer may have one of them only.
    """
    if parameters.tau is not None:  # where y is τ, it does not tell x̂
        return x_hat
    gamma = _of(parameters.gamma, 1.0, x_hat)
    beta = _of(parameters.beta, 0.0, x_hat)
    rest = y - (gamma * x_hat + beta)
    apart = (np.abs(rest) > _ROUNDING * (1 + np.abs(y))) & (gamma != 0)
    if not apart.any():
        return x_hat
    found = x_hat.copy()
    found[apart] += rest[apart] / gamma[apart]
    return found


def _of(value: ArrayLike | None, default: float, like: Floats) -> Floats:
    return np.broadcast_to(np.asarray(default if value is None else value, np.float32), like.shape)


def _batch_statistics(x: Floats) -> tuple[Floats, Floats]:
    """Mean and biased variance of each channel, (1, C, 1, 1)."""
    axes = (0, 2, 3)
    mean = x.mean(axes, np.float64, keepdims=True)
    variance = np.square(x - mean).mean(axes, keepdims=True)
    return mean.astype(np.float32), variance.astype(np.float32)
