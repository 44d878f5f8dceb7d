import numpy as np
import pytest

from normviz import norms
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.inspector.rounding_shares import float32_step
from normviz.ui.cube.inspector.remarks.remark_texts import (
    epsilon_remark,
    float32_remark,
    remark_texts,
)
from normviz.ui.cube.model import CubeModel
from tests.figure.states import figure_state


def remarks(name, **settings):
    readings = Readings(CubeModel(figure_state(norms=(name,), **settings)))
    return readings, remark_texts(readings)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("shape", [(4, 6, 3, 3), (1, 6, 1, 1), (1, 6, 2, 2), (2, 6, 1, 1)])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_every_identity_holds_on_the_tensor(qapp, name, shape, training):
    readings, found = remarks(name, shape=shape, training=training)
    for remark in found:
        if remark.kind == "identity":
            assert remark.proof(readings) < 1e-4, remark.text


def test_layer_keras_is_not_one_group(qapp):
    readings, found = remarks("layer-keras")
    (remark,) = [remark for remark in found if remark.proof]
    assert "Not the same" in remark.text
    assert remark.proof(readings) > 0.1


def test_a_set_of_one_is_warned_of_and_gives_beta(qapp):
    readings, found = remarks("instance", shape=(4, 6, 1, 1), beta=0.75)
    assert found[0].kind == "warning"
    assert "0.75" in found[0].text
    assert found[0].proof(readings) == 0.0


def test_a_set_of_one_without_epsilon_is_no_number_in_the_layer(qapp):
    _, found = remarks("instance", shape=(4, 6, 1, 1), epsilon=0.0)
    assert "NaN" in found[0].text
    _, found = remarks("instance", shape=(4, 6, 1, 1))
    assert "NaN" not in found[0].text


def test_epsilon_is_mentioned_where_it_damps_a_single_element(qapp):
    readings, _ = remarks("frn", shape=(4, 6, 1, 1), epsilon=50.0)
    assert "ε is" in epsilon_remark(readings.element).text
    readings, _ = remarks("instance", shape=(4, 6, 1, 1), epsilon=50.0)
    assert epsilon_remark(readings.element) is None


def test_the_start_of_the_moving_statistics_still_weighs(qapp):
    _, found = remarks("batch", training=False, steps=20)
    (share,) = [remark.share for remark in found if remark.share is not None]
    assert share == pytest.approx(0.99**20)
    assert any("82\u202f%" in remark.text for remark in found)


@pytest.mark.parametrize(("shape", "other"), [((1, 6, 3, 3), "Instance"), ((1, 1, 3, 3), "Layer")])
def test_batch_norm_of_one_sample_is_named(qapp, shape, other):
    _, found = remarks("batch", shape=shape, groups=1)
    assert any(remark.kind == "identity" and other in remark.text for remark in found)


def test_gamma_zero_is_warned_of(qapp):
    _, found = remarks("group", gamma=0.0)
    assert found[0].kind == "warning"
    assert found[0].text.startswith("γ is 0")


def test_epsilon_is_mentioned_only_where_it_shows(qapp):
    readings, _ = remarks("batch", epsilon=1e-3)
    assert epsilon_remark(readings.element) is None
    readings, _ = remarks("batch", epsilon=1.0)
    share = 1 / (1 + readings.element.variance)
    assert f"{round(100 * share)}\u202f%" in epsilon_remark(readings.element).text


def test_groups_are_explained_with_this_many_channels(qapp):
    _, found = remarks("group", shape=(2, 12, 2, 2), groups=3)
    text = " ".join(remark.text for remark in found).replace("\u00a0", " ")
    assert "groups = 12 is instance norm" in text
    assert "12 = 3 × 4" in text


@pytest.mark.parametrize(("offset", "told"), [(10.0, False), (1e5, True), (1e6, True)])
def test_rounding_in_float32_is_told_of_where_the_layer_is_off(qapp, offset, told):
    """The layer itself, computing in float32, against the formula in float64."""
    import keras

    x = np.random.default_rng(0).normal(offset, 1.0, (4, 6, 3, 3)).astype(np.float32)
    layer = keras.layers.BatchNormalization(axis=1)
    exact = norms.normalize("batch", x.astype(np.float64)).y
    off = float(np.abs(np.asarray(layer(x, training=True)) - exact).max())
    element = norms.element("batch", x, (0, 0, 0, 0))
    assert (float32_remark(element) is not None) == told
    step = float32_step(element)
    assert off >= step if told else off < 1e-3


def test_rounding_in_float32_is_told_of_where_a_small_divisor_makes_it_large(qapp):
    """Sets of one: y is β by the formula; the layer is off by its rounding and by nothing else."""
    import keras

    x = np.random.default_rng(1).normal(2.0, 0.5, (2, 1, 3, 3)).astype(np.float32)
    off = {}
    for dtype in ("float32", "float64"):
        layer = keras.layers.LayerNormalization(axis=-1, epsilon=1e-8, dtype=dtype)
        layer.build((2, 3, 3, 1))
        layer.set_weights([np.array([1.7]), np.array([0.3])])
        y = np.asarray(layer(keras.ops.convert_to_tensor(x.transpose(0, 2, 3, 1), dtype)))
        off[dtype] = float(np.abs(y - 0.3).max())
    assert off["float32"] > 5e-4
    assert off["float64"] < 1e-9
    settings = {"epsilon": 1e-8, "gamma": np.array([1.7]), "beta": np.array([0.3])}
    elements = [norms.element("layer-keras", x, index, **settings) for index in np.ndindex(x.shape)]
    steps = [float32_step(element) for element in elements]
    assert all(steps)
    assert off["float32"] <= 2 * max(steps)
    assert "can be off by that and more" in float32_remark(elements[0]).text
    wide = norms.element("layer-keras", x, (0, 0, 0, 0), **settings | {"epsilon": 1e-3})
    assert float32_remark(wide) is None
