import pytest

from normviz import norms
from normviz.inspection.model import Model, ModelLayer, Shape, Weight
from normviz.inspection.norm_layers import norm_layers
from normviz.inspection.records import LayerRecord
from tests.inspection.builders import batch_norm, weights


def record(layer: ModelLayer) -> LayerRecord:
    (found,) = norm_layers(Model("live", "Keras", (layer,)))
    return found.record


def keras(kind: str, shape: Shape | None, **settings: object) -> LayerRecord:
    return record(ModelLayer("layer", kind, settings, (), shape))


@pytest.mark.parametrize(
    ("kind", "settings", "norm", "axes", "groups"),
    [
        ("BatchNormalization", {"axis": -1}, "batch", (0, 1, 2), None),
        ("LayerNormalization", {"axis": [1, 2, 3]}, "layer", (1, 2, 3), None),
        ("LayerNormalization", {"axis": [-1]}, "layer-keras", (3,), None),
        ("GroupNormalization", {"axis": -1, "groups": 3}, "group", (1, 2, 3), 3),
        ("GroupNormalization", {"axis": -1, "groups": -1}, "instance", (1, 2), 6),
        ("RMSNormalization", {"axis": [-1]}, "rms", (3,), None),
        ("UnitNormalization", {"axis": -1}, "unit", (3,), None),
    ],
)
def test_sets_are_those_of_the_catalogue(
    kind: str, settings: dict[str, object], norm: str, axes: tuple[int, ...], groups: int | None
) -> None:
    found = keras(kind, (2, 4, 5, 6), **settings)

    expected = norms.sets(norm, (2, 6, 4, 5), groups)
    assert (found.norm, found.axes, found.groups) == (norm, axes, groups)
    assert (found.sets, found.set_size) == (expected.count, expected.size)


@pytest.mark.parametrize(
    ("shape", "axis", "sets", "size"),
    [
        ((None, 4, 5, 6), -1, 6, None),
        ((None, None, None, 6), -1, 6, None),
        ((3, 6), -1, 6, 3),
        ((3, 6, 4, 5), 1, 6, 60),
        (None, -1, None, None),
        ((3, 6), 2, None, None),
    ],
)
def test_what_needs_a_size_that_is_not_known_is_not_told(
    shape: Shape | None, axis: int, sets: int | None, size: int | None
) -> None:
    found = keras("BatchNormalization", shape, axis=axis)

    assert (found.sets, found.set_size) == (sets, size)
    assert found.norm == "batch"


def test_axes_that_no_norm_reduces_have_sets_but_no_name() -> None:
    found = keras("LayerNormalization", (2, 4, 5, 6), axis=[1])

    assert (found.norm, found.sets, found.set_size) == (None, 60, 4)


def test_groups_that_do_not_divide_have_no_sets() -> None:
    found = keras("GroupNormalization", (2, 4, 5, 7), axis=-1, groups=3)

    assert (found.sets, found.set_size) == (None, None)


def test_settings_and_parameters_are_told() -> None:
    found = record(batch_norm(momentum=0.9, epsilon=1e-5))

    assert (found.momentum, found.epsilon, found.parameters) == (0.9, 1e-5, 24)
    assert found.trainable is True


@pytest.mark.parametrize("value", [None, "0.1", float("nan"), True, [1]])
def test_a_setting_that_is_no_number_is_not_told(value: object) -> None:
    assert keras("BatchNormalization", None, epsilon=value).epsilon is None


@pytest.mark.parametrize(
    ("kind", "name", "axis", "sets", "size"),
    [("weight_norm", "v", 0, 8, 27), ("spectral_norm", "kernel", 0, 1, 216)],
)
def test_norms_of_kernels_cut_the_kernel(
    kind: str, name: str, axis: int, sets: int, size: int
) -> None:
    stored = {name: Weight((8, 3, 3, 3))}
    found = record(ModelLayer("conv", kind, {"kernel_axis": axis}, weights=stored))

    assert (found.sets, found.set_size) == (sets, size)
    assert (found.kernel, found.kernel_axis) == ((8, 3, 3, 3), axis)


def test_weights_tell_the_channels_where_the_shape_is_not_known() -> None:
    stored = weights(gamma=[1, 2], moving_mean=[3, 4], moving_variance=[5, 6])
    found = record(ModelLayer("bn", "BatchNorm", {"axis": 1}, weights=stored))

    assert (found.norm, found.channels, found.channel_axis) == ("batch", 2, 1)
    assert (found.gamma, found.beta) == ((1, 2), ())
    assert (found.moving_mean, found.moving_variance) == ((3, 4), (5, 6))

    last = record(ModelLayer("bn", "BatchNormalization", {"axis": -1}, weights=stored))
    assert (last.channels, last.channel_axis) == (2, None)
    either = {"gamma or beta": Weight((2,)), "moving_mean": Weight((3,))}
    assert record(ModelLayer("bn", "BatchNormalization", weights=either)).channels is None


def test_without_a_class_gamma_and_beta_are_told_but_no_norm() -> None:
    found = record(ModelLayer("ln", "", weights=weights(gamma=[1, 1], beta=[0, 0])))

    assert (found.kind, found.norm, found.parameters) == ("γ and β", None, 4)


@pytest.mark.parametrize(
    ("kind", "settings", "norm"),
    [
        ("LayerNorm", {"axis": [-1]}, "layer-keras"),
        ("LayerNorm", {"axis": [-3, -2, -1]}, "layer"),
        ("GroupNorm", {"groups": 2, "channels": 8}, "group"),
        ("GroupNorm", {"groups": 8, "channels": 8}, "instance"),
    ],
)
def test_settings_tell_the_norm_where_the_shape_is_not_known(
    kind: str, settings: dict[str, object], norm: str
) -> None:
    assert keras(kind, None, **settings).norm == norm


@pytest.mark.parametrize(
    ("stored", "gamma", "beta"),
    [
        ({"gamma": [1, 2], "beta": [3, 4]}, (1.0, 2.0), (3.0, 4.0)),
        ({"gamma": [1, 2]}, (1.0, 2.0), ()),
        ({"gamma": [[1, 2], [3, 4]], "beta": [1, float("nan")]}, None, None),
        ({"gamma or beta": [1, 2]}, None, None),
        ({}, None, None),
    ],
)
def test_gamma_and_beta_of_each_channel(
    stored: dict[str, list[float]],
    gamma: tuple[float, ...] | None,
    beta: tuple[float, ...] | None,
) -> None:
    layer = ModelLayer("bn", "BatchNormalization", {"axis": -1}, (), (3, 2), weights(**stored))
    assert (record(layer).gamma, record(layer).beta) == (gamma, beta)
    assert "gamma" not in record(layer).to_json()
