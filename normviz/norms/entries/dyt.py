"""Dynamic tanh: no statistics at all."""

import numpy as np

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, start_of, torch_parameter
from normviz.norms.layer import LayerCall
from normviz.norms.norm import ALONE, Norm, Paper, Parameter, Place, Pointwise
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec

_START = 0.5
"""Where the paper starts α, outside of large language models."""


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """Keras has no such layer: this one is the app's own."""
    named = {"axis": place.axis, **affine_arguments(spec)}
    del named["epsilon"]
    return LayerCall("normviz.engine.layers.DynamicTanh", named=named)


def _torch(spec: NormSpec, place: Place) -> str:
    lines = [
        "# PyTorch has no such module",
        "class DynamicTanh(torch.nn.Module):",
        "    def __init__(self, channels):",
        "        super().__init__()",
        f"        self.alpha = torch.nn.Parameter(torch.full((), {_START!r}))",
    ]
    applied = []
    for name, wanted, sign in (("weight", spec.scale, "*"), ("bias", spec.center, "+")):
        if wanted:
            start = start_of(spec, "gamma" if name == "weight" else "beta")
            value = torch_parameter(start, "(channels, 1, 1)", ".reshape(channels, 1, 1)")
            lines.append(f"        self.{name} = {value}")
            applied.append(f" {sign} self.{name}")
    lines += [
        "",
        "    def forward(self, x):",
        f"        return torch.tanh(self.alpha * x){''.join(applied)}",
        "",
        "",
        f"norm = DynamicTanh({place.channels})",
    ]
    return "\n".join(lines)


def _no_statistics(situation: Situation) -> Statement:  # noqa: ARG001
    text = "No statistics: each element by itself. α is learned, one number, and starts at 0.5."
    return Statement("no-statistics", "info", text)


NORM = Norm(
    name="dyt",
    title="Dynamic Tanh",
    order=85,
    kind="activation",
    roles=ALONE,
    statistics=statistics.nothing,
    parameters=(*AFFINE, Parameter("alpha", extent="one")),
    settings=SETTINGS - {"epsilon"},
    formula="y = γ·tanh(α·x) + β",
    paper=Paper(
        authors="Zhu, Chen, He, LeCun, Liu",
        year=2025,
        title="Transformers without Normalization",
        arxiv="2503.10622",
        where="Section 4, Algorithm 1",
    ),
    keras_epsilon=None,
    keras=_keras,
    torch=_torch,
    rules=(rules.gamma_zero, _no_statistics),
    pointwise=Pointwise("tanh", np.tanh, _START),
)
