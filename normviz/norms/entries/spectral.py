"""Spectral normalization: the kernel divided by its largest singular value."""

from normviz.norms import rules, statistics
from normviz.norms.entries.weight import torch_convolution
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Parameter, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec

_CONVERGED = 100
"""Power iterations of a proof: k of them leave (σ₂/σ₁)⁴ᵏ of the error of σ₁, (σ₂/σ₁)²ᵏ of that of
the vectors, which the derivative shows; and σ₂ may be close to σ₁."""


def _keras(spec: NormSpec, place: Place) -> LayerCall:  # noqa: ARG001
    path = "keras.layers.SpectralNormalization"
    return LayerCall(path, (place.wrapped,), {"power_iterations": 1})


def _torch(spec: NormSpec, place: Place) -> str:  # noqa: ARG001
    convolution = torch_convolution(place)
    return f"torch.nn.utils.parametrizations.spectral_norm({convolution}, n_power_iterations=1)"


def _power_iteration(situation: Situation) -> Statement:  # noqa: ARG001
    text = (
        "Shown is the converged layer. Keras normalizes in calls with training=True only, one "
        "step of power iteration each; PyTorch starts with 15 steps. In general, σ₁ of a fresh "
        "layer is not 1."
    )
    return Statement("power-iteration", "difference", text)


NORM = Norm(
    name="spectral",
    title="Spectral Norm",
    order=100,
    kind="kernel",
    roles=("shared", "shared", "shared", "shared"),
    statistics=statistics.spectral,
    parameters=(Parameter("u", trained=False),),
    settings=frozenset(),
    formula="w = v/σ₁(v)",
    paper=Paper(
        authors="Miyato, Kataoka, Koyama, Yoshida",
        year=2018,
        title="Spectral Normalization for Generative Adversarial Networks",
        arxiv="1802.05957",
        where="Section 2.1, equation 8",
    ),
    keras_epsilon=1e-12,
    keras=_keras,
    torch=_torch,
    operators=("spectral_norm", "_SpectralNorm"),
    rules=(rules.kernel,),
    differences=(_power_iteration,),
    channel_axis=0,
    divisor_symbol=("σ", "1"),
    kernel_method="normalized_weights",
    proof_arguments={"power_iterations": _CONVERGED},
    proof_tolerance=1e-3,
)
