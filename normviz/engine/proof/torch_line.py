"""The PyTorch line of a norm, run on the tensor of a proof, where PyTorch is installed."""

import ast
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.engine.proof.real_layer import RealLayer
from normviz.norms.affine import ON_LAST_AXIS
from normviz.norms.norm import Place
from normviz.ports.proof import Index, TorchReport

Tensor = NDArray[np.float64]

_NAMES: Final = {
    "weight": "gamma",
    "bias": "beta",
    "alpha": "alpha",
    "running_mean": "moving_mean",
    "running_var": "moving_variance",
    "mean": "renorm_mean",
    "std": "renorm_stddev",
}
"""What PyTorch, and the modules of our own lines, call the parameters of the reference."""


def is_torch_installed() -> bool:
    """Whether PyTorch can be imported; it is not."""
    return find_spec("torch") is not None


def torch_report(layer: RealLayer, x: Tensor, outputs: Tensor, index: Index) -> TorchReport | None:
    """What the PyTorch line computes from the same tensor and parameters.

    Args:
        layer: The layer of Keras, with its parameters.
        x: (N, C, H, W), or a kernel.
        outputs: What the layer of Keras makes of it.
        index: The element whose channel's running variance is reported.

    Returns:
        None where PyTorch is not installed.
    """
    if not is_torch_installed():
        return None
    import torch

    spec = layer.spec
    place = Place(x.shape[1:], channels_first=True, kernel=_four(x))
    code = norms.torch_lines(spec, place)
    version = str(torch.__version__).partition("+")[0]
    try:
        with torch.no_grad():
            made = _made(code)
            found = _outputs(made, code, layer, x)
            moved = _running_variances(made, layer, x, index)
    except (ValueError, RuntimeError) as error:  # such as: one value per channel
        reason = str(error).strip().partition("\n")[0]
        return TorchReport(version, code, None, reason)
    difference = float(np.abs(found - outputs).max())
    return TorchReport(version, code, difference, "", moved)


def _made(code: str) -> Any:
    """The module or function that one of our own lines makes."""
    import torch

    names: dict[str, Any] = {"torch": torch}
    body = ast.parse(code).body
    last = body[-1]
    if isinstance(last, ast.Expr) and "norm =" not in code:
        exec(compile(ast.Module(body[:-1], []), "<line>", "exec"), names)  # noqa: S102  # ours
        return eval(compile(ast.Expression(last.value), "<line>", "eval"), names)  # noqa: S307
    exec(compile(ast.Module(body, []), "<line>", "exec"), names)  # noqa: S102
    return names["norm"] if "norm" in names else names[_defined(last)]


def _defined(statement: ast.stmt) -> str:
    return statement.name if isinstance(statement, ast.FunctionDef) else ""


def _outputs(made: Any, code: str, layer: RealLayer, x: Tensor) -> Tensor:
    import torch

    values = _values(layer)
    if layer.spec.norm.kind == "kernel":
        return _kernel(made, layer, x)
    call: Callable[[Any], Any] = made
    if isinstance(made, torch.nn.Module):
        made.double().train(layer.spec.training)
        _assign(made, values)
    elif layer.spec.norm.learned:  # a function of x, γ and β
        given = {n: torch.from_numpy(values[n]) for n in ("gamma", "beta") if n in values}
        call = lambda inputs: made(inputs, **given)  # noqa: E731
    tensor = torch.from_numpy(x)
    if code.startswith(ON_LAST_AXIS):
        return np.asarray(call(tensor.permute(0, 2, 3, 1)).permute(0, 3, 1, 2))
    return np.asarray(call(tensor))


def _values(layer: RealLayer) -> dict[str, Tensor]:
    """The parameters of the layer, one number per channel."""
    given = layer.parameters()
    found = {name: getattr(given, name) for name in _NAMES.values()}
    values = {
        name: np.asarray(value, np.float64) for name, value in found.items() if value is not None
    }
    if layer.spec.norm.correct is not None and not layer.spec.training:
        epsilon = layer.spec.used_epsilon
        values["renorm_mean"] = values["moving_mean"]
        values["renorm_stddev"] = np.sqrt(values["moving_variance"] + epsilon)
    return {n: v.reshape(len(v), -1)[:, 0].copy() if v.ndim else v for n, v in values.items()}


def _assign(module: Any, values: Mapping[str, Tensor]) -> None:
    import torch

    for name, tensor in [*module.named_parameters(), *module.named_buffers()]:
        if (known := _NAMES.get(name, "")) in values:
            tensor.copy_(torch.from_numpy(np.array(values[known])).reshape(tensor.shape))


def _kernel(made: Any, layer: RealLayer, x: Tensor) -> Tensor:
    """The kernel that a parametrized convolution uses, once it has converged.

    Power iteration takes thousands of steps where σ₂ is nearly σ₁: spectral norm is given the
    vectors that it comes to, and takes one step from there.
    """
    import torch

    made.double().train()
    weight = made.parametrizations.weight
    if hasattr(weight, "original1"):
        weight.original1.copy_(torch.from_numpy(x))
        lengths = _values(layer)["gamma"]
        weight.original0.copy_(torch.from_numpy(lengths).reshape(weight.original0.shape))
        return np.asarray(made.weight)
    weight.original.copy_(torch.from_numpy(x))
    left, _, right = np.linalg.svd(x.reshape(len(x), -1), full_matrices=False)
    buffers = dict(weight[0].named_buffers())
    for name, vector in (("_u", left[:, 0]), ("_v", right[0])):
        buffers[name].copy_(torch.from_numpy(vector.copy()))
    return np.asarray(made.weight)


def _running_variances(
    made: Any, layer: RealLayer, x: Tensor, index: Index
) -> tuple[float, float] | None:
    """Keras' and PyTorch's running variance of a channel after one step from 1; None without."""
    import torch

    if not layer.spec.training or getattr(made, "running_var", None) is None:
        return None
    made.running_var.fill_(1.0)
    made(torch.from_numpy(x))
    layer.layer.moving_variance.assign(np.ones(x.shape[1]))
    layer.layer(keras.ops.transpose(keras.ops.array(x), (0, 2, 3, 1)), training=True)
    own = float(np.asarray(layer.layer.moving_variance)[index[1]])
    return own, float(made.running_var[index[1]])


def _four(x: Tensor) -> tuple[int, int, int, int]:
    n, c, h, w = x.shape
    return n, c, h, w
