"""A synthetic norm for tests of the registry: a group norm of squares, unknown to the app."""

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, torch_affine
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec
from normviz.norms.validation import dividing_groups


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    groups = dividing_groups(spec.groups, place.channels)
    named = {"groups": groups, "axis": place.axis, **affine_arguments(spec)}
    return LayerCall("keras.layers.GroupNormalization", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    start = f"torch.nn.GroupNorm({spec.groups}, {place.channels}"
    return torch_affine(spec, f"{start}, eps={spec.used_epsilon!r}")


def _own(situation: Situation) -> Statement:
    return Statement("synthetic", "info", "Made up, with {groups}.", {"groups": "2 groups"})


def _differs(situation: Situation) -> Statement:
    return Statement("synthetic-differs", "difference", "A difference that is made up.")


SYNTHETIC = Norm(
    name="synthetic",
    title="Synthetic Norm",
    order=55,
    kind="activation",
    roles=("kept", "split", "shared", "shared"),
    statistics=statistics.moments,
    parameters=AFFINE,
    settings=SETTINGS | {"groups"},
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper("Nobody", 2026, "A norm that is made up", "0000.00000", "nowhere"),
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    rules=(rules.gamma_zero, _own),
    differences=(_differs,),
)
