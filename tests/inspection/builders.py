"""Layers, models and files for the tests of the inspection, made without Keras, ONNX or PyTorch."""

import io
import json
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from normviz.inspection.model import Framework, Model, ModelLayer, Shape, Weight
from normviz.inspection.norm_layers import norm_layers
from normviz.inspection.records import Finding
from normviz.inspection.rule import findings_of

IMAGE: Shape = (None, 8, 8, 6)


def weights(**values: Any) -> dict[str, Weight]:
    """Weights with these numbers."""
    arrays = {name: np.asarray(value, np.float64) for name, value in values.items()}
    return {name: Weight(array.shape, array) for name, array in arrays.items()}


def batch_norm(shape: Shape | None = IMAGE, name: str = "bn", **settings: Any) -> ModelLayer:
    """Batch norm of Keras with trained statistics."""
    channels = (shape or IMAGE)[-1] or 6
    ones = np.ones(channels)
    stored = weights(gamma=ones, beta=ones, moving_mean=ones, moving_variance=2 * ones)
    settings = {"axis": -1, "epsilon": 1e-3, "momentum": 0.99} | settings
    return ModelLayer(name, "BatchNormalization", settings, (), shape, stored, True)


def convolution(name: str = "conv", channels: int = 6, **settings: Any) -> ModelLayer:
    """A convolution of Keras with a bias."""
    stored = {"kernel": Weight((3, 3, 3, channels)), "bias": Weight((channels,))}
    settings = {"data_format": "channels_last", "activation": "linear"} | settings
    return ModelLayer(name, "Conv2D", settings, (), IMAGE, stored, True)


def findings(*layers: ModelLayer, framework: Framework = "Keras") -> dict[str, Finding]:
    """What is found in a model of these layers, by rule."""
    model = Model("live", framework, layers)
    return {each.id: each for each in findings_of(model, norm_layers(model))}


def keras_config(*layers: Mapping[str, Any], shape: Sequence[int | None] = IMAGE) -> dict[str, Any]:
    """The config of a Sequential model."""
    start = {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": list(shape)}}
    return {"class_name": "Sequential", "config": {"name": "m", "layers": [start, *layers]}}


def keras_layer(kind: str, name: str, shape: Shape | None = None, **config: Any) -> dict[str, Any]:
    """The entry of a layer in a config."""
    entry: dict[str, Any] = {"class_name": kind, "config": {"name": name, **config}}
    if shape is not None:
        entry["build_config"] = {"input_shape": list(shape)}
    return entry


def keras_archive(config: object, stored: bytes | None = None, packed: bool = False) -> bytes:
    """A `.keras` archive."""
    data = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("metadata.json", "{}")
        archive.writestr("config.json", json.dumps(config))
        if stored is not None:
            archive.writestr("model.weights.h5", stored)
    return data.getvalue()


def safetensors(arrays: Mapping[str, np.ndarray]) -> bytes:
    """A `.safetensors` file of float32 and float16 arrays."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    data = b""
    for name, array in arrays.items():
        kind = {"float32": "F32", "float16": "F16", "int64": "I64"}[array.dtype.name]
        end = len(data) + array.nbytes
        header[name] = {"dtype": kind, "shape": array.shape, "data_offsets": [len(data), end]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def varint(value: int) -> bytes:
    """A whole number in protobuf's encoding."""
    value &= (1 << 64) - 1
    found = b""
    while value >= 0x80:
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


def message(*fields: tuple[int, int | float | bytes | str]) -> bytes:
    """A message in protobuf's encoding; floats take four bytes."""
    found = b""
    for number, value in fields:
        if isinstance(value, float):
            found += varint(number << 3 | 5) + struct.pack("<f", value)
        elif isinstance(value, int):
            found += varint(number << 3) + varint(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            found += varint(number << 3 | 2) + varint(len(data)) + data
    return found


def onnx_tensor(name: str, array: np.ndarray) -> bytes:
    """A ``TensorProto`` of float32."""
    sizes = [(1, size) for size in array.shape]
    return message(*sizes, (2, 1), (8, name), (9, array.astype("<f4").tobytes()))


def onnx_whole(name: str, *values: int) -> bytes:
    """A ``TensorProto`` of int64."""
    data = np.array(values, "<i8").tobytes()
    return message((1, len(values)), (2, 7), (8, name), (9, data))


def onnx_value(name: str, shape: Shape) -> bytes:
    """A ``ValueInfoProto``."""
    sizes = [(1, message((1, size)) if size else message((2, "N"))) for size in shape]
    tensor = message((1, 1), (2, message(*sizes)))
    return message((1, name), (2, message((1, tensor))))


def onnx_node(kind: str, inputs: Sequence[str], output: str, **attributes: Any) -> bytes:
    """A ``NodeProto`` whose name is that of its output."""
    parts: list[tuple[int, Any]] = [(1, each) for each in inputs]
    parts += [(2, output), (3, output), (4, kind)]
    for name, value in attributes.items():
        listed = value if isinstance(value, list) else []
        number = 2 if isinstance(value, float) else 3
        number = 5 if isinstance(value, bytes) else number  # a tensor
        values = [(8, each) for each in listed] or [(number, value)]
        parts.append((5, message((1, name), *values)))
    return message(*parts)


def onnx(nodes: Sequence[bytes], tensors: Sequence[bytes], values: Sequence[bytes]) -> bytes:
    """An `.onnx` file; the first value is its input."""
    graph = [(1, node) for node in nodes] + [(5, tensor) for tensor in tensors]
    graph += [(11 if at == 0 else 13, value) for at, value in enumerate(values)]
    return message((1, 8), (2, "tests"), (7, message(*graph)), (8, message((2, 17))))


def onnx_sample() -> bytes:
    """A convolution with batch, instance and layer norm behind it."""
    four = np.full(4, 2.0)
    tensors = [onnx_tensor("w", np.ones((4, 3, 3, 3)))]
    tensors += [onnx_tensor(name, four) for name in ("g", "b", "m", "v")]
    nodes = [
        onnx_node("Conv", ["x", "w", "b"], "c", kernel_shape=[3, 3], pads=[1, 1, 1, 1]),
        onnx_node("BatchNormalization", ["c", "g", "b", "m", "v"], "bn", epsilon=1e-5),
        onnx_node("Relu", ["bn"], "r"),
        onnx_node("InstanceNormalization", ["r", "g", "b"], "in"),
        onnx_node("GroupNormalization", ["in", "g", "b"], "gn", num_groups=2),
        onnx_node("LayerNormalization", ["gn", "g", "b"], "ln", axis=1),
    ]
    return onnx(nodes, tensors, [onnx_value("x", (None, 3, 8, 8))])


def onnx_composed_sample() -> bytes:
    """Group, layer and RMS norm of (N, 4, 8, 8) as PyTorch exports them to operator set 13."""
    four = np.arange(1.0, 5)
    tensors = [onnx_tensor("g", four.reshape(4, 1, 1)), onnx_tensor("b", 2 * four.reshape(4, 1, 1))]
    tensors += [onnx_tensor("last g", np.arange(8.0)), onnx_tensor("ones", np.ones(2))]
    tensors += [onnx_tensor("zeros", np.zeros(2)), onnx_whole("apart", 0, 2, -1)]
    tensors += [onnx_tensor("two", np.array([2.0])), onnx_tensor("eps", np.array([1e-3]))]
    tensors += [onnx_tensor("one", np.array([1.0])), onnx_whole("last", -1)]
    nodes = [
        onnx_node("Reshape", ["x", "apart"], "gn/r"),
        onnx_node("InstanceNormalization", ["gn/r", "ones", "zeros"], "gn/i", epsilon=1e-4),
        onnx_node("Shape", ["x"], "gn/s"),
        onnx_node("Reshape", ["gn/i", "gn/s"], "gn/q"),
        onnx_node("Mul", ["gn/q", "g"], "gn/m"),
        onnx_node("Add", ["b", "gn/m"], "gn/a"),
        onnx_node("ReduceMean", ["gn/a"], "ln/mu", axes=[-3, -2, -1]),
        onnx_node("Sub", ["gn/a", "ln/mu"], "ln/d"),
        onnx_node("Pow", ["ln/d", "two"], "ln/p"),
        onnx_node("ReduceMean", ["ln/p"], "ln/v", axes=[-3, -2, -1]),
        onnx_node("Add", ["ln/v", "eps"], "ln/e"),
        onnx_node("Sqrt", ["ln/e"], "ln/s"),
        onnx_node("Div", ["ln/d", "ln/s"], "ln/y"),
        onnx_node("Mul", ["ln/y", "ln/y"], "rms/p"),
        onnx_node("ReduceMean", ["rms/p", "last"], "rms/v"),
        onnx_node("Add", ["eps", "rms/v"], "rms/e"),
        onnx_node("Sqrt", ["rms/e"], "rms/s"),
        onnx_node("Div", ["one", "rms/s"], "rms/i"),
        onnx_node("Mul", ["ln/y", "rms/i"], "rms/n"),
        onnx_node("Mul", ["last g", "rms/n"], "rms/y"),
    ]
    return onnx(nodes, tensors, [onnx_value("x", (None, 4, 8, 8))])


def written(path: Path, data: bytes) -> Path:
    """A file of these bytes."""
    path.write_bytes(data)
    return path
