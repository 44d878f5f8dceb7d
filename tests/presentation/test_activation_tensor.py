"""Activations as the figure takes them."""

from dataclasses import replace

import numpy as np

from normviz.norms import NormParameters, NormSpec
from normviz.ports.activations import (
    LayerActivations,
    LayerKernel,
    LayerKind,
    Probe,
    ProbedLayer,
    ProbedNetwork,
)
from normviz.presentation.activation_tensor import source_tensor


def found(kind: LayerKind, spec: NormSpec | None, step: int | None = 7) -> LayerActivations:
    layer = ProbedLayer("layer", kind, spec.name if spec else "", (2, 3, 3))
    network = ProbedNetwork("a", "a", "batch", (layer,), ())
    x, y = (np.full((1, 2, 3, 3), value, np.float32) for value in (0, 1))
    given = NormParameters(beta=np.ones((1, 2, 1, 1)))
    return LayerActivations(
        Probe(), network, layer, step, np.zeros(1, np.int64), x, y, None, spec, given
    )


def test_a_norm_brings_its_settings_and_no_factor_where_it_has_none() -> None:
    tensor = source_tensor(found("norm", NormSpec("batch", epsilon=0.5, momentum=0.9)))
    assert (tensor.epsilon, tensor.momentum, tensor.steps) == (0.5, 0.9, 7)
    assert (tensor.norm, tensor.groups) == ("batch", None)
    assert tensor.parameters is not None
    assert tensor.parameters.gamma == 1
    assert np.ravel(tensor.parameters.beta).tolist() == [1, 1]
    assert (tensor.x == 0).all()


def test_what_a_norm_does_not_have_leaves_the_settings() -> None:
    tensor = source_tensor(found("norm", NormSpec("group", groups=2)))
    assert (tensor.groups, tensor.momentum, tensor.steps) == (2, None, None)


def test_any_other_layer_brings_what_it_gives_alone() -> None:
    tensor = source_tensor(found("conv", None))
    assert tensor.parameters is None
    assert (tensor.x == 1).all()


def test_a_kernel_comes_with_its_norm_and_g_and_without_gamma() -> None:
    layer = ProbedLayer("conv", "conv", "weight", (4, 3, 3))
    v, g = np.ones((4, 2, 3, 3), np.float32), np.ones(4, np.float32)
    whole = replace(found("conv", None), kernel=LayerKernel(layer, v, g, v))
    kernel = source_tensor(whole).kernel
    assert kernel is not None
    assert (kernel.x is v, kernel.g is g, kernel.norm, kernel.parameters) == (
        True,
        True,
        "weight",
        None,
    )
    plain = LayerKernel(replace(layer, norm=""), v, None, v)
    shown = source_tensor(replace(whole, kernel=plain)).kernel
    assert shown is not None
    assert (shown.norm, shown.g) == ("weight", None)
    assert source_tensor(found("conv", None)).kernel is None
