"""Group normalization: groups of channels of every sample."""

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, torch_affine
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec
from normviz.norms.validation import dividing_groups


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """``axis`` is the one that is split."""
    named = {"groups": spec.groups, "axis": place.axis, **affine_arguments(spec)}
    return LayerCall("keras.layers.GroupNormalization", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    start = f"torch.nn.GroupNorm({spec.groups}, {place.channels}"
    return torch_affine(spec, f"{start}, eps={spec.used_epsilon!r}")


def _multiple(situation: Situation) -> Statement:
    channels = situation.shape[1]
    groups = dividing_groups(situation.spec.groups, channels)
    text = "The channels must be a multiple of the groups: {product}."
    product = f"{channels} = {groups} × {channels // groups}"
    return Statement("channels-multiple", "info", text, {"product": product})


def _axis_split(situation: Situation) -> Statement:  # noqa: ARG001
    text = "“axis” of GroupNormalization names the axis that is split."
    return Statement("axis-split", "info", text)


NORM = Norm(
    name="group",
    title="Group Norm",
    order=50,
    kind="activation",
    roles=("kept", "split", "shared", "shared"),
    statistics=statistics.moments,
    parameters=AFFINE,
    settings=SETTINGS | {"groups"},
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper(
        authors="Wu, He",
        year=2018,
        title="Group Normalization",
        arxiv="1803.08494",
        where="Section 3.1, equations 1, 2, 6 and 7, Figure 2",
    ),
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    operators=("GroupNorm",),
    rules=(
        rules.gamma_zero,
        rules.groups_are_a_number,
        _multiple,
        _axis_split,
        rules.starts_at_one,
    ),
    differences=(rules.torch_group_of_one, rules.epsilon_zero),
)
