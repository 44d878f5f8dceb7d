"""Layer normalization as in the paper, over all elements of a sample."""

from normviz.norms import rules, statistics
from normviz.norms.affine import SETTINGS, affine_arguments, torch_affine
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Parameter, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec

PAPER = Paper(
    authors="Ba, Kiros, Hinton",
    year=2016,
    title="Layer Normalization",
    arxiv="1607.06450",
    where="Section 3, equation 3",
)


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """``axis`` names the axes that are reduced; γ and β are shaped like them."""
    trailing = len(place.axes) - 1 if place.channels_first else 0
    named = {"axis": place.axes, **affine_arguments(spec, trailing)}
    return LayerCall("keras.layers.LayerNormalization", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    """One group, for any H and W."""
    return torch_affine(spec, f"torch.nn.GroupNorm(1, {place.channels}, eps={spec.used_epsilon!r}")


def _one_group(situation: Situation) -> Statement:
    return rules.same_as_groups(1, situation.shape[1])


NORM = Norm(
    name="layer",
    title="Layer Norm",
    order=20,
    kind="activation",
    roles=("kept", "shared", "shared", "shared"),
    statistics=statistics.moments,
    parameters=(
        Parameter("gamma", extent="sample", switch="scale"),
        Parameter("beta", extent="sample", switch="center"),
    ),
    settings=SETTINGS,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=PAPER,
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    operators=("LayerNorm",),
    rules=(rules.gamma_zero, _one_group, rules.axis_reduced, rules.starts_at_one),
    differences=(rules.sample_sized_parameters, rules.torch_group_of_one, rules.epsilon_zero),
)
