"""Instance normalization: every channel of every sample by itself."""

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, torch_started
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """A group per channel."""
    named = {"groups": -1, "axis": place.axis, **affine_arguments(spec)}
    return LayerCall("keras.layers.GroupNormalization", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    """PyTorch leaves γ and β out unless it is told."""
    learned = ", affine=True" if spec.scale or spec.center else ""
    line = f"torch.nn.InstanceNorm2d({place.channels}, eps={spec.used_epsilon!r}{learned})"
    return torch_started(spec, line)


def _per_channel(situation: Situation) -> Statement:
    return rules.same_as_groups(situation.shape[1], situation.shape[1])


def _epsilon_zero(situation: Situation) -> Statement | None:
    if situation.spec.used_epsilon > 0:
        return None
    text = "With ε = 0 Keras gives NaN where the root is 0; in PyTorch and here x̂ is 0."
    return Statement("epsilon-zero-instance", "difference", text)


NORM = Norm(
    name="instance",
    title="Instance Norm",
    order=40,
    kind="activation",
    roles=("kept", "kept", "shared", "shared"),
    statistics=statistics.moments,
    parameters=AFFINE,
    settings=SETTINGS,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper(
        authors="Ulyanov, Vedaldi, Lempitsky",
        year=2016,
        title="Instance Normalization: The Missing Ingredient for Fast Stylization",
        arxiv="1607.08022",
        where="Section 2, equation 3",
    ),
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    operators=(
        "InstanceNorm1d",
        "InstanceNorm2d",
        "InstanceNorm3d",
        "InstanceNormalization",
        "GroupNorm",
    ),
    rules=(rules.gamma_zero, _per_channel, rules.groups_are_a_number, rules.starts_at_one),
    differences=(rules.torch_set_of_one, _epsilon_zero),
)
