"""Shared parts of entries with a learned γ and β: Keras arguments, PyTorch lines, parameters."""

from typing import Any, Final

from normviz.norms.layer import LayerCall
from normviz.norms.norm import Parameter
from normviz.norms.spec import NormSpec, Start

GAMMA: Final = Parameter("gamma", switch="scale")
BETA: Final = Parameter("beta", switch="center")
AFFINE: Final = (GAMMA, BETA)

SETTINGS: Final = frozenset(
    {
        "center",
        "scale",
        "epsilon",
        "gamma_initializer",
        "beta_initializer",
        "gamma_regularizer",
        "beta_regularizer",
        "regularizer_factor",
        "gamma_constraint",
        "beta_constraint",
    }
)
"""The settings of a layer with a learned γ and β and an ε."""

_STARTS: Final = {"gamma": "ones", "beta": "zeros"}
_SWITCHES: Final = {"gamma": "scale", "beta": "center"}
_NORMS: Final = {"l1": "L1", "l2": "L2"}

ON_LAST_AXIS: Final = "# on (N, H, W, C): x.permute(0, 2, 3, 1)\n"


def affine_arguments(spec: NormSpec, trailing: int = 0) -> dict[str, Any]:
    """Epsilon, and the arguments for γ and β as far as they differ from Keras' defaults.

    Args:
        spec: The settings.
        trailing: How many axes follow that of the channels in the layer's γ and β.
    """
    arguments: dict[str, Any] = {"epsilon": spec.used_epsilon}
    arguments |= {name: False for name in ("center", "scale") if not getattr(spec, name)}
    for weight, start in _STARTS.items():
        if not getattr(spec, _SWITCHES[weight]):
            continue
        initializer = getattr(spec, f"{weight}_initializer")
        if initializer != start:
            arguments[f"{weight}_initializer"] = _initializer(initializer, trailing)
        if (penalty := getattr(spec, f"{weight}_regularizer")) is not None:
            arguments[f"{weight}_regularizer"] = _penalty(penalty, spec.regularizer_factor)
        if (constraint := getattr(spec, f"{weight}_constraint")) is not None:
            arguments[f"{weight}_constraint"] = constraint
    return arguments


def start_of(spec: NormSpec, weight: str) -> float | tuple[float, ...]:
    """The number that γ or β starts at, or one per channel; 1 or 0 where it is random."""
    start: Start = getattr(spec, f"{weight}_initializer")
    usual = 1.0 if weight == "gamma" else 0.0
    return {"zeros": 0.0, "ones": 1.0}.get(start, usual) if isinstance(start, str) else start


def torch_set(weight: str, start: float | tuple[float, ...]) -> str:
    """The line of PyTorch that sets a weight of ``norm``."""
    if isinstance(start, tuple):
        return f"norm.{weight}.data.copy_(torch.tensor({list(start)!r}))"
    return f"torch.nn.init.constant_(norm.{weight}, {start!r})"


def torch_parameter(start: float | tuple[float, ...], shape: str, reshaped: str = "") -> str:
    """A parameter of a module of our own, at its start.

    Args:
        start: One number, or one per channel.
        shape: That of the parameter, as PyTorch code.
        reshaped: What gives one number per channel that shape; empty where it has it.
    """
    if isinstance(start, tuple):
        return f"torch.nn.Parameter(torch.tensor({list(start)!r}){reshaped})"
    return f"torch.nn.Parameter(torch.full({shape}, {start!r}))"


def torch_affine(spec: NormSpec, line: str, switch: str = "affine") -> str:
    """A PyTorch module, its call still open, with γ and β learned as the settings say."""
    learned = "" if spec.scale or spec.center else f", {switch}=False"
    return torch_started(spec, f"{line}{learned})")


def torch_started(spec: NormSpec, line: str) -> str:
    """A PyTorch module with γ and β where the settings start them.

    PyTorch has γ and β together: where only one is wanted, the other stays as it is.
    """
    lines = []
    for weight, name in (("gamma", "weight"), ("beta", "bias")):
        wanted = getattr(spec, _SWITCHES[weight])
        start, usual = start_of(spec, weight), 1.0 if weight == "gamma" else 0.0
        if wanted and start != usual:
            lines.append(torch_set(name, start))
        if not wanted and (spec.scale or spec.center) and f"{name}=False" not in line:
            lines.append(f"norm.{name}.requires_grad_(False)")
    return "\n".join([f"norm = {line}", *lines]) if lines else line


def _initializer(value: Start, trailing: int) -> Any:
    if isinstance(value, str):
        return value
    if not isinstance(value, tuple):
        return LayerCall("keras.initializers.Constant", (float(value),))
    numbers: list[Any] = list(value)
    for _ in range(trailing):
        numbers = [[each] for each in numbers]
    return LayerCall("keras.initializers.Constant", (numbers,))


def _penalty(name: str, factor: float) -> LayerCall:
    if name in _NORMS:
        return LayerCall(f"keras.regularizers.{_NORMS[name]}", (factor,))
    return LayerCall("keras.regularizers.L1L2", (factor, factor))
