"""Reference implementation of the norms in NumPy."""

from typing import Unpack

from numpy.typing import ArrayLike

from normviz.norms.arguments import NormArguments, spec_and_parameters
from normviz.norms.normalizer import Normalizer
from normviz.norms.parameters import NormParameters
from normviz.norms.spec import NormSpec
from normviz.norms.standardization import Normalized


def normalize(
    name: str, x: ArrayLike, groups: int | None = None, **arguments: Unpack[NormArguments]
) -> Normalized:
    """Normalize a tensor; `normalized` takes the same as a `NormSpec` and `NormParameters`.

    Args:
        name: A norm of the catalogue.
        x: (N, C, H, W); for ``weight`` and ``spectral`` the kernel (C_out, C_in, kh, kw).
        groups: As for `labels`.
        **arguments: ε, γ, β and the others of `NormArguments`.

    Returns:
        The result as float32 for a float32, float16 or bfloat16 tensor, else as float64.

    Raises:
        ValueError: An argument is not as described, or a result is too large for its dtype.
    """
    spec, parameters = spec_and_parameters(name, groups, arguments)
    return normalized(spec, x, parameters)


def normalized(
    spec: NormSpec,
    x: ArrayLike,
    parameters: NormParameters | None = None,
    replicas: int = 1,
) -> Normalized:
    """What a norm with these settings makes of a tensor.

    Args:
        spec: The settings; ``scale`` and ``center`` are not read: what is given is applied.
        x: As for `normalize`.
        parameters: γ, β, τ and the moving statistics; all at their start when None.
        replicas: As for `labels`.

    Raises:
        ValueError: As for `normalize`.
    """
    return Normalizer(spec, x, parameters, replicas=replicas).whole()
