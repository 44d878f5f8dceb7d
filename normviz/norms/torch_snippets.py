"""The lines of PyTorch code, one function a norm; the catalogue refers to them.

PyTorch's tensors are (N, C, H, W); its gamma is called weight, its beta bias.
"""

from normviz.norms.snippets import Settings

_LAST = "  # on (N, H, W, C): x.permute(0, 2, 3, 1)"


def torch_batch(s: Settings) -> str:
    """Batch norm; PyTorch's momentum is the weight of the *new* statistics."""
    momentum = round(1 - s.momentum, 12)
    return _affine(
        s, f"torch.nn.BatchNorm2d({s.channels}, eps={s.epsilon!r}, momentum={momentum!r}"
    )


def torch_layer(s: Settings) -> str:
    """Layer norm over C, H, W for any H and W: one group."""
    return _affine(s, f"torch.nn.GroupNorm(1, {s.channels}, eps={s.epsilon!r}")


def torch_layer_default(s: Settings) -> str:
    """Layer norm over the channels of each pixel, which PyTorch wants last."""
    line = f"torch.nn.LayerNorm({s.channels}, eps={s.epsilon!r}"
    if s.scale and not s.center:
        return f"{line}, bias=False){_LAST}"
    return _affine(s, line, "elementwise_affine") + _LAST


def torch_instance(s: Settings) -> str:
    """Instance norm, which PyTorch leaves without gamma and beta unless it is told."""
    learned = ", affine=True" if s.scale or s.center else ""
    return _frozen(s, f"torch.nn.InstanceNorm2d({s.channels}, eps={s.epsilon!r}{learned})")


def torch_group(s: Settings) -> str:
    """Group norm."""
    return _affine(s, f"torch.nn.GroupNorm({s.groups}, {s.channels}, eps={s.epsilon!r}")


def torch_rms(s: Settings) -> str:
    """RMS norm over the last axis."""
    learned = "" if s.scale else ", elementwise_affine=False"
    return f"torch.nn.RMSNorm({s.channels}, eps={s.epsilon!r}{learned}){_LAST}"


def torch_unit(s: Settings) -> str:
    """L2 norm 1 along the channels."""
    return f"torch.nn.functional.normalize(x, dim=1, eps={s.epsilon!r})"


def torch_frn(s: Settings) -> str:
    """Filter response norm, of which PyTorch has no module, as a function."""
    names = [name for name, on in (("gamma", s.scale), ("beta", s.center)) if on]
    scaled = ("gamma * " if s.scale else "") + "x_hat" + (" + beta" if s.center else "")
    return (
        "# PyTorch has no such module\n"
        f"def filter_response_norm({', '.join(['x', *names, 'tau'])}):\n"
        "    square = x.square().mean(dim=(2, 3), keepdim=True)\n"
        f"    x_hat = x * torch.rsqrt(square + {s.epsilon!r})\n"
        f"    return torch.maximum({scaled}, tau)"
    )


def torch_weight(s: Settings) -> str:
    """Weight norm around a convolution, a g for each output channel."""
    return f"torch.nn.utils.parametrizations.weight_norm({_conv(s)})"


def torch_spectral(s: Settings) -> str:
    """Spectral norm around a convolution."""
    return f"torch.nn.utils.parametrizations.spectral_norm({_conv(s)}, n_power_iterations=1)"


def torch_none(s: Settings) -> str:  # noqa: ARG001
    """Nothing at all."""
    return "torch.nn.Identity()"


def _conv(s: Settings) -> str:
    outputs, inputs, height, width = s.kernel
    return f"torch.nn.Conv2d({inputs}, {outputs}, ({height}, {width}))"


def _affine(s: Settings, line: str, switch: str = "affine") -> str:
    learned = "" if s.scale or s.center else f", {switch}=False"
    return _frozen(s, f"{line}{learned})")


def _frozen(s: Settings, line: str) -> str:
    """PyTorch has gamma and beta together: where only one is wanted, the other stays as it is."""
    if s.scale == s.center:
        return line
    unwanted = "bias" if s.scale else "weight"
    return f"norm = {line}\nnorm.{unwanted}.requires_grad_(False)"
