"""Layer normalization with Keras' default axis: over the channels of each pixel."""

from normviz.norms import rules, statistics
from normviz.norms.affine import (
    AFFINE,
    ON_LAST_AXIS,
    SETTINGS,
    affine_arguments,
    torch_affine,
    torch_started,
)
from normviz.norms.entries.layer import PAPER
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Place
from normviz.norms.remarks import RemarkCheck, Situation, Statement
from normviz.norms.spec import NormSpec


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """The axis is always named: on (N, C, H, W) the default would be W."""
    named = {"axis": place.axis, **affine_arguments(spec)}
    return LayerCall("keras.layers.LayerNormalization", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    """PyTorch wants the channels last."""
    line = f"torch.nn.LayerNorm({place.channels}, eps={spec.used_epsilon!r}"
    if spec.scale and not spec.center:
        return ON_LAST_AXIS + torch_started(spec, f"{line}, bias=False)")
    return ON_LAST_AXIS + torch_affine(spec, line, "elementwise_affine")


def _not_one_group(situation: Situation) -> Statement | None:
    if situation.shape[2] * situation.shape[3] == 1:
        return None
    text = "Not the same as group norm with 1 group."
    return Statement("not-one-group", "info", text, check=RemarkCheck("same", "group", 1))


def _bare(situation: Situation) -> Statement | None:
    n, c, h, w = situation.shape
    if situation.channels_first:
        text = (
            "On (N, C, H, W) LayerNormalization() of Keras would take only the "
            "elements along W ({width}): name the axis, as the code does."
        )
        return Statement("bare-takes-w", "info", text, {"width": w})
    if h * w == 1:  # the one pixel is all of a sample
        return None
    text = (
        "LayerNormalization() of Keras takes only the channels of one pixel "
        "({channels}), not all of a sample. Number of sets: {sets} instead of "
        "{samples}."
    )
    values = {"channels": c, "sets": n * h * w, "samples": n}
    return Statement("bare-takes-pixel", "info", text, values)


NORM = Norm(
    name="layer-keras",
    title="Layer Norm (Keras default)",
    order=30,
    kind="activation",
    roles=("kept", "shared", "kept", "kept"),
    statistics=statistics.moments,
    parameters=AFFINE,
    settings=SETTINGS,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=PAPER,
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    operators=("LayerNorm",),
    rules=(
        rules.gamma_zero,
        _not_one_group,
        _bare,
        rules.axis_reduced,
        rules.starts_at_one,
    ),
    differences=(rules.epsilon_zero,),
)
