"""Stand-ins with the attributes of PyTorch's modules, and PyTorch itself where it is installed."""

from collections.abc import Iterator

import numpy as np
import pytest

from normviz.inspection.inspecting import inspect
from normviz.inspection.live.torch_module import is_torch, read_torch_module


class Tensor:
    """A tensor as far as it is read."""

    requires_grad = True

    def __init__(self, *values: float) -> None:
        self._values = np.array(values, np.float32)
        self.shape = self._values.shape

    def detach(self) -> "Tensor":
        return self

    double = cpu = detach

    def numpy(self) -> np.ndarray:
        return self._values


class Module:
    def parameters(self, recurse: bool) -> list[Tensor]:
        return [] if recurse else [self.weight]  # type: ignore[attr-defined]

    def named_children(self) -> list[tuple[str, "Module"]]:
        return []

    def named_modules(self) -> Iterator[tuple[str, "Module"]]:
        yield "", self
        yield from self.named_children()


class BatchNorm2d(Module):
    eps, momentum, num_features = 1e-5, 0.1, 2
    weight = bias = running_mean = Tensor(1, 2)
    running_var = Tensor(3, 4)


class Dropout(Module):
    p = 0.5
    weight = Tensor(1)


class Sequential(Module):
    def named_children(self) -> list[tuple[str, Module]]:
        return [("0", Dropout()), ("1", BatchNorm2d())]


class UninitializedParameter(Tensor):
    @property
    def shape(self) -> tuple[int, ...]:
        raise RuntimeError("Can't access the shape of an uninitialized parameter")

    @shape.setter
    def shape(self, shape: tuple[int, ...]) -> None:
        pass


class LazyBatchNorm2d(BatchNorm2d):
    num_features = 0
    weight = bias = running_mean = running_var = UninitializedParameter(1)


def test_a_lazy_module_has_no_numbers_before_its_first_call() -> None:
    (layer,) = read_torch_module(LazyBatchNorm2d()).layers

    assert (layer.name, layer.kind) == ("BatchNorm2d", "BatchNorm2d")
    assert not layer.weights


def test_a_scripted_module_keeps_the_name_of_its_class() -> None:
    scripted = type("RecursiveScriptModule", (BatchNorm2d,), {"original_name": "BatchNorm2d"})()

    (layer,) = read_torch_module(scripted).layers

    assert layer.kind == "BatchNorm2d"
    assert "moving_mean" in layer.weights


def test_modules_are_read_by_their_attributes() -> None:
    dropout, norm = read_torch_module(Sequential()).layers

    assert (dropout.kind, dropout.settings["rate"]) == ("Dropout", 0.5)
    assert (norm.name, norm.inputs, norm.shape) == ("1", ("0",), (None, 2, None, None))
    assert norm.settings == {"axis": 1, "channel_axis": 1, "epsilon": 1e-5, "momentum": 0.1}
    np.testing.assert_array_equal(norm.weights["moving_variance"].values, [3, 4])
    assert norm.trainable is True


def test_other_objects_are_no_modules() -> None:
    assert not is_torch(Sequential())


def test_real_modules_are_told() -> None:
    torch = pytest.importorskip("torch")
    nn = torch.nn
    layers = [nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.GroupNorm(2, 8), nn.LayerNorm([8, 4, 4])]

    layers += [nn.utils.parametrizations.weight_norm(nn.Linear(4, 4))]
    found = inspect(nn.Sequential(*layers), batch_size=4)

    assert [each.norm for each in found.layers] == ["batch", "group", "layer", "weight"]
    assert "bias-before" in {each.id for each in found.findings}
