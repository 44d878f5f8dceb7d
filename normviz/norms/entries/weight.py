"""Weight normalization: the kernel of each output channel as a length times a direction."""

from normviz.norms import rules, statistics
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Parameter, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """Keras has no such layer: this one is the app's own."""
    path = "normviz.engine.layers.WeightNormalization"
    return LayerCall(path, (place.wrapped,), {"data_init": spec.data_init})


def _torch(spec: NormSpec, place: Place) -> str:  # noqa: ARG001
    """A g per output channel, which starts at ‖v‖."""
    return f"torch.nn.utils.parametrizations.weight_norm({torch_convolution(place)})"


def torch_convolution(place: Place) -> str:
    """The convolution with that kernel in PyTorch; inputs come before outputs."""
    outputs, inputs, height, width = place.kernel or (place.channels, place.channels, 3, 3)
    return f"torch.nn.Conv2d({inputs}, {outputs}, ({height}, {width}))"


def _length_apart(situation: Situation) -> Statement:  # noqa: ARG001
    text = (
        "g, the length of each output channel's kernel, is learned separately. Training starts "
        "with g = ‖v‖, so that w = v; with “first step from data” the first training step sets g "
        "instead."
    )
    return Statement("length-apart", "info", text)


NORM = Norm(
    name="weight",
    title="Weight Norm",
    order=90,
    kind="kernel",
    roles=("kept", "shared", "shared", "shared"),
    statistics=statistics.euclidean,
    parameters=(
        Parameter("g"),
        Parameter("v", extent="none"),
        Parameter("initialized", extent="one", switch="data_init", trained=False),
    ),
    settings=frozenset({"data_init"}),
    formula="w = g·v/‖v‖",
    paper=Paper(
        authors="Salimans, Kingma",
        year=2016,
        title="Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep "
        "Neural Networks",
        arxiv="1602.07868",
        where="Section 2, equation 2",
    ),
    keras_epsilon=1e-12,
    keras=_keras,
    torch=_torch,
    operators=("weight_norm", "_WeightNorm"),
    rules=(rules.kernel, _length_apart),
    gamma_starts_at_divisor=True,
    channel_axis=0,
    kernel_method="effective_kernel",
    proof_arguments={"data_init": False},
)
