"""The statements and differences of the entries: their conditions, and that they are true."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from normviz import norms
from normviz.norms import NormSpec, Situation

SHAPE = (2, 6, 3, 4)


def codes(name: str, shape: tuple[int, int, int, int] = SHAPE, **others: Any) -> set[str]:
    settings = {
        key: others.pop(key)
        for key in ("training", "epsilon", "scale", "center", "groups")
        if key in others
    }
    situation = Situation(NormSpec(name, **settings), shape, **others)
    said = norms.statements(situation) + norms.differences(situation)
    return {statement.code for statement in said}


def every_situation() -> Iterator[Situation]:
    switches = itertools.product(
        norms.CATALOG, (SHAPE, (4, 6, 1, 1), (1, 6, 1, 1)), (True, False), (True, False)
    )
    for name, shape, training, first in switches:
        for center, epsilon in itertools.product((True, False), (0.0, 1e-3)):
            for gamma, beta in ((1.0, 0.0), (0.0, 0.0), (0.0, 1.0)):
                spec = NormSpec(name, groups=2, training=training, center=center, epsilon=epsilon,
                                momentum=0.99 if gamma else 0.0)  # fmt: skip
                yield Situation(spec, shape, first, gamma, beta, steps=20)
                yield Situation(spec, shape, first, gamma, beta, has_kept=not training)


def test_of_a_trained_layer_no_steps_are_told() -> None:
    steps = codes("batch", training=False, steps=10)
    kept = codes("batch", training=False, steps=10, has_kept=True)
    assert steps - kept == {"moving-lag", "new-layer"}
    assert kept - steps == {"moving-kept", "kept-layer"}
    zero = codes("batch", training=False, steps=10, epsilon=0.0, has_kept=True)
    assert "epsilon-zero-moving" in zero


def test_everything_said_is_a_whole_sentence() -> None:
    for situation in every_situation():
        for statement in norms.statements(situation) + norms.differences(situation):
            text = str(statement)
            assert text.endswith(".")
            assert "{" not in text


def test_what_is_said_in_one_way_has_one_code() -> None:
    texts: dict[str, str] = {}
    for situation in every_situation():
        for statement in norms.statements(situation) + norms.differences(situation):
            assert texts.setdefault(statement.code, statement.text) == statement.text


@pytest.mark.parametrize(
    ("beta", "center", "name", "code"),
    [
        (0.5, True, "batch", "gamma-zero-alive"),
        (0.0, True, "batch", "gamma-zero"),
        (-0.5, True, "group", "gamma-zero"),
        (0.5, False, "batch", "gamma-zero-alone"),
        (0.5, True, "rms", "gamma-zero-alone"),
    ],
)
def test_a_gamma_of_zero(beta: float, center: bool, name: str, code: str) -> None:
    assert code in codes(name, center=center, gamma=0.0, beta=beta)
    assert code not in codes(name, center=center, gamma=1.0, beta=beta)


@pytest.mark.parametrize(("name", "left"), [("batch", "β"), ("frn", "β"), ("rms", "0")])
def test_without_epsilon_a_gamma_of_zero_may_leave_nan(name: str, left: str) -> None:
    situation = Situation(NormSpec(name, epsilon=0.0), SHAPE, gamma=0.0, beta=0.5)
    (said,) = (each for each in norms.statements(situation) if each.code.startswith("gamma"))
    assert said.code == "gamma-zero-bare"
    assert f"y is {left}, but" in str(said)


@pytest.mark.parametrize("name", ["unit", "weight", "spectral", "none"])
def test_no_gamma_is_told_of_where_there_is_none(name: str) -> None:
    assert not any(code.startswith("gamma") for code in codes(name, gamma=0.0))


def test_instance_norm_equals_batch_norm_of_one_sample_in_training_alone() -> None:
    one = (1, 6, 3, 4)
    assert "batch" in norms.equal_norms("instance", one)
    assert "batch" not in norms.equal_norms("instance", one, training=False)
    x = np.random.default_rng(0).normal(1.0, 2.0, one)
    apart = norms.normalize("batch", x, training=False).y - norms.normalize("instance", x).y
    assert np.abs(apart).max() > 1


def test_a_bias_before_batch_norm_changes_nothing_in_training_alone() -> None:
    assert "bias-before" in codes("batch")
    assert "bias-before" not in codes("batch", training=False)


def test_what_the_bare_layer_of_keras_takes_depends_on_the_order() -> None:
    assert "bare-takes-pixel" in codes("layer-keras")
    assert "bare-takes-w" in codes("layer-keras", channels_first=True)


@pytest.mark.parametrize(
    ("name", "shape", "settings", "code"),
    [
        ("batch", SHAPE, {}, "unbiased-variance"),
        ("batch", (1, 6, 1, 1), {}, "torch-set-of-one"),
        ("instance", (2, 6, 1, 1), {}, "torch-set-of-one"),
        ("group", (1, 2, 1, 1), {"groups": 2}, "torch-set-of-one"),
        ("batch", SHAPE, {"epsilon": 0.0}, "epsilon-zero-batch"),
        ("rms", SHAPE, {"epsilon": 0.0}, "epsilon-zero"),
        ("layer", SHAPE, {}, "parameters"),
        ("layer", SHAPE, {"scale": False}, "parameters-one"),
        ("batch", (1, 6, 1, 1), {"epsilon": 0.0}, "torch-set-of-one-nan"),
        ("unit", SHAPE, {"epsilon": 0.5}, "unit-epsilon"),
        ("spectral", SHAPE, {}, "power-iteration"),
    ],
)
def test_differences_and_their_conditions(
    name: str, shape: tuple[int, int, int, int], settings: dict[str, Any], code: str
) -> None:
    assert code in codes(name, shape, **settings)


@pytest.mark.parametrize(
    ("name", "shape", "settings", "code"),
    [
        ("batch", (1, 6, 1, 1), {}, "unbiased-variance"),
        ("batch", (1, 6, 1, 1), {"training": False}, "torch-set-of-one"),
        ("group", (2, 2, 1, 1), {"groups": 2}, "torch-set-of-one"),
        ("batch", SHAPE, {"epsilon": 1e-5}, "epsilon-zero-batch"),
        ("batch", SHAPE, {"epsilon": 0.0, "training": False}, "epsilon-zero-batch"),
        ("layer-keras", (2, 6, 1, 1), {}, "bare-takes-pixel"),
        ("rms", (2, 1, 3, 4), {}, "no-mean"),
        ("layer", (2, 6, 1, 1), {}, "parameters"),
        ("layer", SHAPE, {"scale": False, "center": False}, "parameters"),
        ("layer", SHAPE, {"scale": False}, "parameters"),
        ("batch", (1, 6, 1, 1), {"epsilon": 0.0}, "torch-set-of-one"),
        ("unit", SHAPE, {}, "unit-epsilon"),
    ],
)
def test_differences_that_are_none(
    name: str, shape: tuple[int, int, int, int], settings: dict[str, Any], code: str
) -> None:
    assert code not in codes(name, shape, **settings)
