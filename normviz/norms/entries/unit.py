"""L2 normalization: the channels of each pixel have length 1."""

from normviz.norms import rules, statistics
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec

_KERAS_EPSILON = 1e-12


def _keras(spec: NormSpec, place: Place) -> LayerCall:  # noqa: ARG001
    """The layer has no argument for ε."""
    return LayerCall("keras.layers.UnitNormalization", named={"axis": place.axis})


def _torch(spec: NormSpec, place: Place) -> str:  # noqa: ARG001
    """PyTorch has a function and no module."""
    return f"lambda x: torch.nn.functional.normalize(x, dim=1, eps={spec.used_epsilon!r})"


def _fixed_epsilon(situation: Situation) -> Statement | None:
    if situation.spec.used_epsilon == _KERAS_EPSILON:
        return None
    text = "UnitNormalization of Keras always takes ε = 1e-12, not {epsilon}."
    values = {"epsilon": situation.spec.used_epsilon}
    return Statement("unit-epsilon", "difference", text, values)


NORM = Norm(
    name="unit",
    title="Unit Norm",
    order=70,
    kind="activation",
    roles=("kept", "shared", "kept", "kept"),
    statistics=statistics.euclidean,
    parameters=(),
    settings=frozenset(),
    formula="y = x/max(‖x‖, ε)",
    paper=None,
    keras_epsilon=_KERAS_EPSILON,
    keras=_keras,
    torch=_torch,
    operators=("LpNormalization",),
    rules=(rules.no_mean,),
    differences=(_fixed_epsilon,),
)
