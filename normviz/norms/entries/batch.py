"""Batch normalization."""

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, torch_affine
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Parameter, Place
from normviz.norms.remarks import RemarkCheck, Situation, Statement
from normviz.norms.spec import NormSpec


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """``axis`` is the one that is kept."""
    named = {"axis": place.axis, "momentum": spec.momentum, **affine_arguments(spec)}
    return LayerCall("keras.layers.BatchNormalization", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    """PyTorch's momentum is the weight of the *new* statistics."""
    momentum = round(1 - spec.momentum, 12)
    start = f"torch.nn.BatchNorm2d({place.channels}, eps={spec.used_epsilon!r}, "
    return torch_affine(spec, f"{start}momentum={momentum!r}")


def _bias_before(situation: Situation) -> Statement | None:
    if not situation.spec.training:
        return None
    text = "A bias before it has no effect: subtracting the mean removes it."
    return Statement("bias-before", "identity", text, check=RemarkCheck("bias"))


def _axis_kept(situation: Situation) -> Statement:  # noqa: ARG001
    text = "“axis” of BatchNormalization names the axis that is kept."
    return Statement("axis-kept", "info", text)


def _evaluate(situation: Situation) -> Statement | None:
    if not situation.spec.training:
        return None
    text = "“evaluate” and “predict” use moving statistics instead of these: switch to inference."
    return Statement("evaluate-moves", "info", text)


def _unbiased(situation: Situation) -> Statement | None:
    size = situation.sets.size
    if size == 1:
        return None
    text = (
        "PyTorch's moving variance is the unbiased one, n/(n − 1) = {size}/{less} times that of "
        "Keras: outputs differ in inference."
    )
    values = {"size": size, "less": size - 1}
    return Statement("unbiased-variance", "difference", text, values)


def _epsilon_zero(situation: Situation) -> Statement | None:
    if situation.spec.used_epsilon > 0:
        return None
    if situation.in_inference:
        return _moving_variance_zero(situation)
    text = "With ε = 0 PyTorch's BatchNorm2d raises an error, and Keras gives NaN where σ² is 0."
    return Statement("epsilon-zero-batch", "difference", text)


def _moving_variance_zero(situation: Situation) -> Statement | None:
    """The variance 1 that it starts with keeps it above 0 as long as that has a weight."""
    if not situation.has_kept and situation.spec.momentum**situation.steps > 0:
        return None
    text = "With ε = 0 Keras gives NaN or infinity where the moving variance is 0; here x̂ is 0."
    return Statement("epsilon-zero-moving", "difference", text)


def _new_layer(situation: Situation) -> Statement | None:
    if situation.in_inference and situation.has_kept:
        return rules.kept_statistics()
    if not situation.in_inference or situation.steps == 0:
        return None
    text = (
        "The code makes a new layer, with moving mean 0 and variance 1. Shown is "
        "a layer that has been trained on this batch (steps seen: {steps}) and is "
        "called with training=False (PyTorch: after eval())."
    )
    return Statement("new-layer", "difference", text, {"steps": situation.steps})


NORM = Norm(
    name="batch",
    title="Batch Norm",
    order=10,
    kind="activation",
    roles=("shared", "kept", "shared", "shared"),
    statistics=statistics.moments,
    parameters=(
        *AFFINE,
        Parameter("moving_mean", trained=False),
        Parameter("moving_variance", trained=False),
    ),
    settings=SETTINGS | {"momentum", "training"},
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper(
        authors="Ioffe, Szegedy",
        year=2015,
        title="Batch Normalization: Accelerating Deep Network Training by Reducing Internal "
        "Covariate Shift",
        arxiv="1502.03167",
        where="Section 3, Algorithm 1; in inference Section 3.1, Algorithm 2",
    ),
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    operators=("BatchNorm", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "SyncBatchNorm"),
    rules=(
        rules.gamma_zero,
        rules.moving_used,
        rules.moving_lag,
        _bias_before,
        _axis_kept,
        _evaluate,
        rules.starts_at_one,
    ),
    differences=(_new_layer, _unbiased, rules.torch_set_of_one, _epsilon_zero),
    moving=True,
)
