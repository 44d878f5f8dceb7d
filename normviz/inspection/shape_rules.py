"""Shapes of outputs, by class in Keras and operator in ONNX."""

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any, Final

from normviz.inspection.model import Shape


def _window(settings: Mapping[str, Any], shape: Shape, channels: int | None) -> Shape:
    first = settings.get("data_format") == "channels_first"
    axes = range(2, len(shape)) if first else range(1, len(shape) - 1)
    rank = len(axes)
    size = _per_axis(settings.get("kernel_size", settings.get("pool_size")), rank, 1)
    strides = _per_axis(settings.get("strides"), rank, size if "pool_size" in settings else 1)
    dilation = _per_axis(settings.get("dilation_rate"), rank, 1)
    pads = settings.get("pads") or [0] * (2 * rank)
    found = list(shape)
    for at, axis in enumerate(axes):
        length, reach = shape[axis], dilation[at] * (size[at] - 1) + 1
        if length is None:
            continue
        if settings.get("padding") == "same":
            found[axis] = -(-length // strides[at])
            continue
        free = length + pads[at] + pads[rank + at] - reach
        found[axis] = (-(-free // strides[at]) if settings.get("ceil") else free // strides[at]) + 1
    channel = 1 if first else -1
    found[channel] = channels if channels is not None else found[channel]
    if any(size is not None and size < 1 for size in found):
        raise ValueError("the window is larger than its input")
    return tuple(found)


def _per_axis(value: Any, rank: int, default: Any) -> list[int]:
    value = default if value is None else value
    found = list(value) if isinstance(value, list | tuple) else [value] * rank
    if len(found) != rank or not all(type(each) is int and each >= 1 for each in found):
        raise ValueError("expected one number per axis")
    return found


def _convolution(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    return _window(settings, shape, settings["filters"])


def _depthwise(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    channels = shape[1 if settings.get("data_format") == "channels_first" else -1]
    factor = settings.get("depth_multiplier", 1)
    return _window(settings, shape, None if channels is None else channels * factor)


def _pooling(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    return _window(settings, shape, None)


def _global(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    channel = 1 if settings.get("data_format") == "channels_first" else -1
    if settings.get("keepdims") is True:
        return tuple(
            size if axis in (0, channel % len(shape)) else 1 for axis, size in enumerate(shape)
        )
    return (shape[0], shape[channel])


def _global_node(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:  # noqa: ARG001
    return (*shape[:2], *(1 for _ in shape[2:]))


def _padding(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    first = settings.get("data_format") == "channels_first"
    start = 2 if first else 1
    found = list(shape)
    pads = settings["padding"]
    for at, pair in enumerate(pads if isinstance(pads[0], list | tuple) else [pads]):
        before, after = pair
        size = found[start + at]
        found[start + at] = None if size is None else size + before + after
    return tuple(found)


def _flat(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:  # noqa: ARG001
    sizes = [size for size in shape[1:] if size is not None]
    return (shape[0], prod(sizes) if len(sizes) == len(shape) - 1 else None)


def _dense(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    return (*shape[:-1], settings["units"])


def _joined(settings: Mapping[str, Any], shape: Shape, inputs: Sequence[Shape | None]) -> Shape:
    axis = settings.get("axis", -1) % len(shape)
    sizes = [each[axis] for each in inputs if each is not None]
    found = list(shape)
    whole = len(sizes) == len(inputs) and None not in sizes
    found[axis] = sum(size for size in sizes if size is not None) if whole else None
    return tuple(found)


def _reshaped(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    target = [None if size == -1 else size for size in settings["target_shape"]]
    (whole,) = _flat({}, shape, None)[1:]
    known = prod(size for size in target if size is not None)
    missing = None if whole is None or not known else whole // known
    return (shape[0], *(missing if size is None else size for size in target))


def _larger(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    first = settings.get("data_format") == "channels_first"
    axes = range(2, len(shape)) if first else range(1, len(shape) - 1)
    factors = _per_axis(settings.get("size"), len(axes), 2)
    found = list(shape)
    for axis, factor in zip(axes, factors, strict=True):
        size = found[axis]
        found[axis] = None if size is None else size * factor
    return tuple(found)


def _transposed(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    """Of transposed convolutions in Keras, as `compute_conv_transpose_output_shape` says it."""
    first = settings.get("data_format") == "channels_first"
    axes = range(2, len(shape)) if first else range(1, len(shape) - 1)
    rank, is_same = len(axes), settings.get("padding") == "same"
    size = _per_axis(settings.get("kernel_size"), rank, 1)
    strides = _per_axis(settings.get("strides"), rank, 1)
    dilation = _per_axis(settings.get("dilation_rate"), rank, 1)
    extra = settings.get("output_padding")
    extra = [extra] * rank if type(extra) is int else extra
    found = list(shape)
    for at, axis in enumerate(axes):
        length, reach = shape[axis], dilation[at] * (size[at] - 1) + 1
        if length is None:
            continue
        if extra is None:
            found[axis] = length * strides[at] + (0 if is_same else max(reach - strides[at], 0))
        else:
            pad = 2 * (reach // 2) if is_same else 0
            found[axis] = (length - 1) * strides[at] + reach - pad + extra[at]
    found[1 if first else -1] = settings["filters"]
    return tuple(found)


def _embedded(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    return (*shape, settings["output_dim"])


def _recurrent(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    times = shape[1:2] if settings.get("return_sequences") is True else ()
    return (shape[0], *times, settings["units"])


def _attention(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    """That of the query, unless a shape of the output is set."""
    if settings.get("output_shape") is not None:
        raise ValueError("expected the shape of the query")
    return shape


def _permuted(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    return (shape[0], *(shape[axis] for axis in settings["dims"]))


def _repeated(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    return (shape[0], settings["n"], *shape[1:])


def _cropped(settings: Mapping[str, Any], shape: Shape, _: object) -> Shape:
    pairs = settings["cropping"]
    pairs = pairs if isinstance(pairs[0], list | tuple) else [pairs]
    pads = [[-before, -after] for before, after in pairs]
    found = _padding({**settings, "padding": pads}, shape, None)
    if any(size is not None and size < 1 for size in found):
        raise ValueError("more is cut off than there is")
    return found


ShapeRule = Callable[[Mapping[str, Any], Shape, Sequence[Shape | None]], Shape]

RULES: Final[dict[str, ShapeRule]] = {
    **{f"Conv{n}D": _convolution for n in (1, 2, 3)},
    **dict.fromkeys(("SeparableConv1D", "SeparableConv2D", "Conv"), _convolution),
    **{f"Conv{n}DTranspose": _transposed for n in (1, 2, 3)},
    **dict.fromkeys(("DepthwiseConv1D", "DepthwiseConv2D"), _depthwise),
    **{f"{kind}Pooling{n}D": _pooling for kind in ("Max", "Average") for n in (1, 2, 3)},
    **{f"Global{kind}Pooling{n}D": _global for kind in ("Max", "Average") for n in (1, 2, 3)},
    **dict.fromkeys(("MaxPool", "AveragePool"), _pooling),
    **dict.fromkeys(("GlobalAveragePool", "GlobalMaxPool"), _global_node),
    **{f"ZeroPadding{n}D": _padding for n in (1, 2, 3)},
    **{f"Cropping{n}D": _cropped for n in (1, 2, 3)},
    **{f"UpSampling{n}D": _larger for n in (1, 2, 3)},
    **dict.fromkeys(("Dense", "Gemm", "MatMul"), _dense),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), _recurrent),
    "Embedding": _embedded,
    "MultiHeadAttention": _attention,
    "Permute": _permuted,
    "RepeatVector": _repeated,
    **dict.fromkeys(("Concatenate", "Concat"), _joined),
    "Flatten": _flat,
    "Reshape": _reshaped,
}
