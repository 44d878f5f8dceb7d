"""Cases for the tests of copied code: every norm with several shapes and settings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from normviz import norms
from normviz.norms import NormParameters, NormSpec, Place

SHAPES = ((2, 6, 3, 4), (1, 4, 5, 1), (3, 2, 1, 1), (1, 2, 1, 1), (1, 1, 1, 1))
AFFINE = ((1.0, 0.0), (1.5, -0.5), (0.0, 0.25))
PER_CHANNEL = ((1.5, 0.0, -2.0, 1.0, 0.25, 3.0), (0.0, -0.5, 1.0, 2.5, -3.0, 0.125))

Start = float | tuple[float, ...]


@dataclass(frozen=True)
class Case:
    """A norm with settings on a shape, the code for it, and what the figure shows."""

    spec: NormSpec
    shape: tuple[int, int, int, int]
    gamma: Start
    beta: Start
    channels_first: bool

    @property
    def started(self) -> NormSpec:
        """The settings with the numbers that γ and β start at."""
        return NormSpec(
            **self.spec.to_json() | {"gamma_initializer": self.gamma, "beta_initializer": self.beta}
        )

    @property
    def place(self) -> Place:
        """Where the layer stands."""
        return Place(self.shape[1:], self.channels_first, kernel=self.shape)

    @property
    def x(self) -> Any:
        """A tensor (N, C, H, W), or a kernel."""
        values = np.random.default_rng(sum(self.shape)).normal(0.7, 1.6, self.shape)
        return values.astype(np.float32)

    @property
    def shown(self) -> Any:
        """What the figure shows."""
        learned = self.spec.norm.learned
        given = NormParameters(
            gamma=np.array(self.gamma) if self.spec.scale and "gamma" in learned else None,
            beta=np.array(self.beta) if self.spec.center and "beta" in learned else None,
        )
        return norms.normalized(self.spec, self.x, given).y

    def __str__(self) -> str:
        """For the name of a test."""
        spec = self.spec
        order = "NCHW" if self.channels_first else "NHWC"
        off = "".join(f"-{name}" for name in ("scale", "center") if not getattr(spec, name))
        gamma = "per-channel" if isinstance(self.gamma, tuple) else self.gamma
        return f"{spec.name}-{'x'.join(map(str, self.shape))}-{gamma}-{order}{off}"


def cases(names: Iterator[str] | tuple[str, ...]) -> list[Case]:
    """All shapes and orders at γ = 1.5, and all starts and switches of one shape."""
    found = []
    for name in names:
        epsilon = None if name == "unit" else 0.01  # Keras' unit norm has none
        for first in (True, False):
            for shape in SHAPES:
                groups = 2 if shape[1] % 2 == 0 else 1
                spec = NormSpec(name, groups=groups, epsilon=epsilon, data_init=False)
                found.append(Case(spec, shape, 1.5, -0.5, first))
            for gamma, beta in (*AFFINE, PER_CHANNEL):
                for scale, center in ((True, True), (True, False), (False, True), (False, False)):
                    spec = NormSpec(
                        name, groups=2, epsilon=epsilon, scale=scale, center=center, data_init=False
                    )
                    found.append(Case(spec, SHAPES[0], gamma, beta, first))
    return found


def run(code: str) -> tuple[Any, dict[str, Any]]:
    """Runs code in a namespace that holds nothing, as in a fresh interpreter.

    Returns:
        The value of its last expression, or what it assigned to ``norm``, or its function; and the
        namespace.
    """
    names: dict[str, Any] = {}
    body = ast.parse(code).body
    last = body[-1]
    if isinstance(last, ast.Expr) and not any("norm =" in line for line in code.splitlines()):
        exec(compile(ast.Module(body[:-1], []), "<code>", "exec"), names)  # noqa: S102
        return eval(compile(ast.Expression(last.value), "<code>", "eval"), names), names  # noqa: S307
    exec(compile(ast.Module(body, []), "<code>", "exec"), names)  # noqa: S102
    return names.get("norm", names.get("filter_response_norm")), names
