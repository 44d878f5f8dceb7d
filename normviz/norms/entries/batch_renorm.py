"""Batch renormalization: the batch's statistics, corrected to the moving ones."""

from dataclasses import replace

import numpy as np

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, start_of, torch_parameter
from normviz.norms.layer import LayerCall
from normviz.norms.norm import ALONE, Norm, Paper, Parameter, Place
from normviz.norms.parameters import FittedParameters
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec
from normviz.norms.statistics import Statistics


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """One momentum for both pairs of moving statistics; unclipped, as is Keras' default."""
    named = {
        "axis": place.axis,
        "momentum": spec.momentum,
        "renorm": True,
        "renorm_momentum": spec.momentum,
        **affine_arguments(spec),
    }
    return LayerCall("keras.layers.BatchNormalization", named=named)


def _correct(taken: Statistics, fitted: FittedParameters, epsilon: float) -> Statistics:
    """The factor r = σ_B/σ and the shift d = (μ_B − μ)/σ; σ, σ_B with ε under the root."""
    moving = np.maximum(fitted.renorm_stddev, np.sqrt(epsilon))
    moving = np.where(moving > 0, moving, 1.0)
    mean = np.asarray(taken.mean)
    if taken.remainder is not None:
        mean = mean + taken.remainder
    d = (mean - fitted.renorm_mean) / moving
    return replace(taken, r=np.asarray(taken.divisor) / moving, d=d)


_TORCH = """\
# PyTorch has no such module
class BatchRenorm2d(torch.nn.Module):
    def __init__(self, channels):
        super().__init__()
{learned}
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("std", torch.ones(channels))

    def forward(self, x):
        per_channel = (1, -1, 1, 1)
        std = torch.clamp(self.std, min={epsilon!r} ** 0.5)
        if self.training:
            variance, mean = torch.var_mean(x, dim=(0, 2, 3), correction=0)
            deviation = torch.sqrt(variance + {epsilon!r})
            r = (deviation / std).detach()
            d = ((mean - self.mean) / std).detach()
            y = (x - mean.reshape(per_channel)) / deviation.reshape(per_channel)
            y = y * r.reshape(per_channel) + d.reshape(per_channel)
            with torch.no_grad():
                self.mean.lerp_(mean, {momentum!r})
                self.std.lerp_(deviation, {momentum!r})
        else:
            y = (x - self.mean.reshape(per_channel)) / std.reshape(per_channel)
{applied}        return y


norm = BatchRenorm2d({channels})"""


def _torch(spec: NormSpec, place: Place) -> str:
    """A module; its momentum is the weight of the new statistics, as elsewhere in PyTorch."""
    learned, applied = [], []
    for name, wanted, sign in (("weight", spec.scale, "*"), ("bias", spec.center, "+")):
        if wanted:
            start = start_of(spec, "gamma" if name == "weight" else "beta")
            learned.append(f"        self.{name} = {torch_parameter(start, '(channels,)')}")
            applied.append(f"        y = y {sign} self.{name}.reshape(per_channel)\n")
    return _TORCH.format(
        learned="\n".join(learned),
        applied="".join(applied),
        epsilon=spec.used_epsilon,
        momentum=round(1 - spec.momentum, 12),
        channels=place.channels,
    ).replace("        super().__init__()\n\n", "        super().__init__()\n")


def _two_sets(situation: Situation) -> Statement | None:
    if situation.in_inference:
        return None
    text = (
        "Unclipped, r and d undo the batch's mean and deviation: what changes y is its own x "
        "alone. They receive no gradient: what receives gradient is the whole set (elements: "
        "{size})."
    )
    return Statement("renorm-two-sets", "info", text, {"size": situation.sets.size})


def _clipping(situation: Situation) -> Statement | None:
    if situation.in_inference:
        return None
    text = (
        "The paper starts with r = 1 and d = 0, which is batch norm, and widens the bounds; "
        "Keras clips only where renorm_clipping is given."
    )
    return Statement("renorm-clipping", "info", text)


def _new_layer(situation: Situation) -> Statement | None:
    if situation.has_kept:
        return rules.kept_statistics()
    if situation.steps == 0:
        return None
    text = (
        "The code makes a new layer, with moving mean 0 and deviation 1. Shown is a layer that "
        "has been trained on this batch (steps seen: {steps})."
    )
    return Statement("new-renorm-layer", "difference", text, {"steps": situation.steps})


def _epsilon_zero(situation: Situation) -> Statement | None:
    if situation.spec.used_epsilon > 0 or situation.in_inference:
        return None
    text = "With ε = 0 Keras and the PyTorch code give NaN where σ² is 0."
    return Statement("epsilon-zero-renorm", "difference", text)


NORM = Norm(
    name="batch-renorm",
    title="Batch Renorm",
    order=15,
    kind="activation",
    roles=("shared", "kept", "shared", "shared"),
    statistics=statistics.moments,
    parameters=(
        *AFFINE,
        Parameter("moving_mean", trained=False),
        Parameter("moving_variance", trained=False),
        Parameter("moving_stddev", trained=False),
        Parameter("renorm_mean", trained=False),
        Parameter("renorm_stddev", trained=False),
    ),
    settings=SETTINGS | {"momentum", "training"},
    formula="y = γ·((x − μ)/√(σ² + ε)·r + d) + β",
    paper=Paper(
        authors="Ioffe",
        year=2017,
        title="Batch Renormalization: Towards Reducing Minibatch Dependence in Batch-Normalized "
        "Models",
        arxiv="1702.03275",
        where="Section 3, Algorithm 1",
    ),
    keras_epsilon=1e-3,
    keras=_keras,
    torch=_torch,
    rules=(
        rules.gamma_zero,
        _two_sets,
        rules.moving_used,
        rules.moving_lag,
        _clipping,
        rules.starts_at_one,
    ),
    differences=(_new_layer, _epsilon_zero),
    moving=True,
    changed_by=ALONE,
    correct=_correct,
    keras_since="3.14",
)
