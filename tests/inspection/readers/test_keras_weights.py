import numpy as np
import pytest

from normviz.inspection.model import ModelLayer, Weight
from normviz.inspection.readers.hdf5_tree import StoredGroup
from normviz.inspection.readers.keras_weights import (
    layers_of_weights,
    with_named,
    with_stored,
)
from tests.inspection.builders import keras_config, keras_layer


def vector(value: float) -> Weight:
    return Weight((2,), np.full(2, value))


def numbered(*values: float, name: str | None = None) -> StoredGroup:
    arrays = {str(at): vector(value) for at, value in enumerate(values)}
    return StoredGroup(groups={"vars": StoredGroup(name, arrays=arrays)})


def root(**groups: StoredGroup) -> StoredGroup:
    return StoredGroup(groups={"layers": StoredGroup(groups=groups)})


def first(layer: ModelLayer) -> dict[str, float]:
    return {name: float(each.values[0]) for name, each in layer.weights.items()}  # type: ignore[index]


BN = ModelLayer("bn", "BatchNormalization", {"scale": True})


def test_variables_have_the_names_of_the_catalogue_in_their_order() -> None:
    config = keras_config(keras_layer("BatchNormalization", "bn"))

    (layer,) = with_stored((BN,), config, root(batch_normalization=numbered(1, 2, 3, 4)))

    assert first(layer) == {"gamma": 1, "beta": 2, "moving_mean": 3, "moving_variance": 4}


def test_what_is_switched_off_is_not_there() -> None:
    config = keras_config(keras_layer("BatchNormalization", "bn"))
    layer = ModelLayer("bn", "BatchNormalization", {"scale": False})

    (found,) = with_stored((layer,), config, root(batch_normalization=numbered(2, 3, 4)))

    assert first(found) == {"beta": 2, "moving_mean": 3, "moving_variance": 4}


def test_a_name_in_the_file_counts_more_than_the_place() -> None:
    entries = [keras_layer("LayerNormalization", name) for name in ("a", "b")]
    layers = tuple(ModelLayer(name, "LayerNormalization", {"scale": True}) for name in ("a", "b"))
    named = root(
        layer_normalization=numbered(1, 2, name="b"), layer_normalization_1=numbered(3, 4, name="a")
    )
    nameless = root(layer_normalization=numbered(1, 2), layer_normalization_1=numbered(3, 4))

    a, b = with_stored(layers, keras_config(*entries), named)
    assert (first(a)["gamma"], first(b)["gamma"]) == (3, 1)
    a, b = with_stored(layers, keras_config(*entries), nameless)
    assert (first(a)["gamma"], first(b)["gamma"]) == (1, 3)


def test_weights_of_a_model_within_are_found() -> None:
    inner = {"class_name": "Sequential", "config": {"name": "inner", "layers": [
        keras_layer("LayerNormalization", "ln")]}}  # fmt: skip
    layer = ModelLayer("inner/ln", "LayerNormalization", {"scale": True})
    stored = root(sequential=root(layer_normalization=numbered(5, 6)))

    (found,) = with_stored((layer,), keras_config(inner), stored)

    assert first(found) == {"gamma": 5, "beta": 6}


def test_a_legacy_file_repeats_names() -> None:
    arrays = {"gamma:0": vector(1), "moving_mean:0": vector(2)}
    paths = (
        ("bn", "bn"), ("bn", "sequential", "bn"), ("inner", "bn"), ("inner", "inner", "bn"),
        ("inner", "sequential", "inner", "bn"),
    )  # fmt: skip
    for path in paths:
        group = StoredGroup(arrays=arrays)
        for name in reversed(path):
            group = StoredGroup(groups={name: group})
        name = "bn" if path[0] == "bn" else "inner/bn"
        layer = ModelLayer(name, "BatchNormalization")

        (found,) = with_named((layer,), StoredGroup(groups={"model_weights": group}))

        assert first(found) == {"gamma": 1, "moving_mean": 2}, path


def test_weights_alone_tell_class_and_name() -> None:
    stored = root(
        batch_normalization_1=numbered(1, 2, 3, 4, name="bn"),
        sequential=root(layer_normalization=numbered(5, 6)),
        dense=numbered(7),
    )

    found = layers_of_weights(stored)

    assert [(each.name, each.kind) for each in found] == [
        ("bn", "BatchNormalization"),
        ("sequential/layer_normalization", "LayerNormalization"),
    ]
    assert first(found[0])["moving_variance"] == 4


def test_without_settings_one_of_gamma_and_beta_stays_open() -> None:
    (found,) = layers_of_weights(root(batch_normalization=numbered(1, 2, 3)))

    assert first(found) == {"gamma or beta": 1, "moving_mean": 2, "moving_variance": 3}


def test_norms_within_a_layer_of_another_package_are_told_by_their_weights() -> None:
    block = StoredGroup(
        groups={
            "vars": StoredGroup("block"),
            "norm": numbered(1, 2, 3, 4, name="first"),
            "other": numbered(5, 6, name="layer_normalization_9"),
            "dense": numbered(7, 8),
        }
    )
    layer = ModelLayer("block", "Block")

    found = with_stored((layer,), keras_config(keras_layer("Block", "block")), root(block=block))

    assert [(each.name, each.kind) for each in found] == [
        ("block", "Block"),
        ("block/first", "BatchNormalization"),
        ("block/layer_normalization_9", "LayerNormalization"),
    ]
    assert first(found[1])["moving_mean"] == 3


@pytest.mark.parametrize("path", [("b",), ("sequential", "b")])
def test_norms_within_a_layer_of_a_legacy_file_come_once(path: tuple[str, ...]) -> None:
    norm = StoredGroup(arrays={"gamma:0": vector(1), "beta:0": vector(2)})
    other = StoredGroup(arrays={"kernel:0": vector(3)})
    group = StoredGroup(groups={"gn": norm, "dense": other})
    for name in reversed(path):
        group = StoredGroup(groups={name: group})
    stored = {"model_weights": StoredGroup(groups={"b": group})}

    found = with_named((ModelLayer("b", "Block"), ModelLayer("c", "")), StoredGroup(groups=stored))

    assert [(each.name, each.kind) for each in found] == [("b", "Block"), ("b/gn", ""), ("c", "")]
    assert first(found[1]) == {"gamma": 1, "beta": 2}


def test_a_model_of_a_class_of_its_own_has_groups_named_after_its_attributes() -> None:
    blocks = StoredGroup(groups={"block": StoredGroup(groups={"bn1": numbered(1, 2, 3, 4)})})
    stored = StoredGroup(groups={"blocks": blocks, "ln": numbered(5, 6), "head": numbered(7)})

    found = layers_of_weights(stored)

    assert [(each.name, each.kind) for each in found] == [
        ("blocks/block/bn1", "BatchNormalization"),
        ("ln", ""),
    ]
    assert first(found[1]) == {"gamma": 5, "beta": 6}


def test_a_norm_of_kernels_in_a_legacy_file_has_the_kernel_that_it_normalizes() -> None:
    inner = StoredGroup(arrays={"kernel": Weight((3, 4)), "bias": vector(1)})
    outer = StoredGroup(groups={"conv": inner}, arrays={"vector_u": vector(2)})
    stored = {"model_weights": StoredGroup(groups={"sn": StoredGroup(groups={"sn": outer})})}
    layers = (ModelLayer("sn", "SpectralNormalization"), ModelLayer("sn/conv", "Conv2D"))

    norm, conv = with_named(layers, StoredGroup(groups=stored))

    assert (norm.weights["kernel"].shape, set(norm.weights)) == ((3, 4), {"kernel", "u"})
    assert set(conv.weights) == {"kernel", "bias"}
