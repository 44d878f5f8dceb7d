"""No normalization, the baseline for all the others."""

from normviz.norms import statistics
from normviz.norms.layer import LayerCall
from normviz.norms.norm import ALONE, Norm, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec


def _keras(spec: NormSpec, place: Place) -> LayerCall:  # noqa: ARG001
    return LayerCall("keras.layers.Identity")


def _torch(spec: NormSpec, place: Place) -> str:  # noqa: ARG001
    return "torch.nn.Identity()"


def _unchanged(situation: Situation) -> Statement:  # noqa: ARG001
    text = "Nothing is normalized: the baseline for the other norms."
    return Statement("unchanged", "info", text)


NORM = Norm(
    name="none",
    title="No norm",
    order=1000,
    kind="identity",
    roles=ALONE,
    statistics=statistics.nothing,
    parameters=(),
    settings=frozenset(),
    formula="y = x",
    paper=None,
    keras_epsilon=None,
    keras=_keras,
    torch=_torch,
    rules=(_unchanged,),
)
