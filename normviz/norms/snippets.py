"""The lines of Keras code, one function a norm; the catalogue refers to them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What a line of code is written for.

    Attributes:
        channels: C, or C_out of the kernel.
        groups: Number of groups.
        epsilon: As in the formula.
        center: Whether beta is learned.
        scale: Whether gamma is learned.
        momentum: In Keras' sense: the weight of the old moving statistics.
        first: Whether the channels come first, as (N, C, H, W), or last, as (N, H, W, C).
        kernel: (C_out, C_in, kh, kw) of the wrapped convolution.
    """

    channels: int
    groups: int
    epsilon: float
    center: bool
    scale: bool
    momentum: float
    first: bool
    kernel: tuple[int, int, int, int]

    @property
    def axis(self) -> int:
        """The channels' axis in Keras."""
        return 1 if self.first else -1

    @property
    def affine(self) -> str:
        """Keras' switches for gamma and beta, as far as they are off."""
        off = [("center", self.center), ("scale", self.scale)]
        return "".join(f", {name}=False" for name, on in off if not on)


def keras_batch(s: Settings) -> str:
    """Batch norm; ``axis`` is the one that is kept."""
    return (
        f"keras.layers.BatchNormalization(axis={s.axis}, momentum={s.momentum!r}, "
        f"epsilon={s.epsilon!r}{s.affine})"
    )


def keras_layer(s: Settings) -> str:
    """Layer norm as in the paper; ``axis`` names those that are reduced."""
    return f"keras.layers.LayerNormalization(axis=[1, 2, 3], epsilon={s.epsilon!r}{s.affine})"


def keras_layer_default(s: Settings) -> str:
    """Keras' own layer norm, over the channels of each pixel."""
    return f"keras.layers.LayerNormalization(axis={s.axis}, epsilon={s.epsilon!r}{s.affine})"


def keras_instance(s: Settings) -> str:
    """Instance norm is a group for every channel."""
    return _keras_groups(s, -1)


def keras_group(s: Settings) -> str:
    """Group norm; ``axis`` is the one that is split."""
    return _keras_groups(s, s.groups)


def _keras_groups(s: Settings, groups: int) -> str:
    return (
        f"keras.layers.GroupNormalization(groups={groups}, axis={s.axis}, "
        f"epsilon={s.epsilon!r}{s.affine})"
    )


def keras_rms(s: Settings) -> str:
    """RMS norm; Keras broadcasts its scale along the last axis alone and cannot leave it out."""
    if not s.scale:
        return (
            f"keras.layers.Lambda(lambda x: keras.ops.rms_normalization(x, axis={s.axis}, "
            f"epsilon={s.epsilon!r}))"
        )
    line = f"keras.layers.RMSNormalization(axis=-1, epsilon={s.epsilon!r})"
    if not s.first:
        return line
    return (
        f"keras.Sequential([keras.layers.Permute((2, 3, 1)), {line}, "
        "keras.layers.Permute((3, 1, 2))])"
    )


def keras_unit(s: Settings) -> str:
    """L2 norm 1 along the channels."""
    return f"keras.layers.UnitNormalization(axis={s.axis})"


def keras_frn(s: Settings) -> str:
    """Filter response norm, of which Keras has no layer, as a function."""
    axes = "(2, 3)" if s.first else "(1, 2)"
    names = [name for name, on in (("gamma", s.scale), ("beta", s.center)) if on]
    scaled = ("gamma * " if s.scale else "") + "x_hat" + (" + beta" if s.center else "")
    return (
        "# Keras has no such layer\n"
        f"def filter_response_norm({', '.join(['x', *names, 'tau'])}):\n"
        f"    square = keras.ops.mean(keras.ops.square(x), axis={axes}, keepdims=True)\n"
        f"    x_hat = x * keras.ops.rsqrt(square + {s.epsilon!r})\n"
        f"    return keras.ops.maximum({scaled}, tau)"
    )


def keras_weight(s: Settings) -> str:
    """Weight norm, of which Keras has no layer; normviz has."""
    return (
        "# Keras has no such layer: this one is normviz's\n"
        f"normviz.engine.layers.WeightNormalization({_keras_conv(s)})"
    )


def keras_spectral(s: Settings) -> str:
    """Spectral norm around a convolution."""
    return f"keras.layers.SpectralNormalization({_keras_conv(s)}, power_iterations=1)"


def _keras_conv(s: Settings) -> str:
    height, width = s.kernel[2:]
    return f"keras.layers.Conv2D({s.kernel[0]}, ({height}, {width}))"


def keras_none(s: Settings) -> str:  # noqa: ARG001
    """Nothing at all."""
    return "keras.layers.Identity()"
