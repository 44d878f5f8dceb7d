"""The Keras code to copy, run as it is printed, against what the figure shows."""

import ast
import subprocess
import sys
from typing import Any

import keras
import numpy as np
import pytest

from normviz import norms
from tests.norms.code_cases import Case, cases, run

ALL = cases(tuple(norms.CATALOG))


@pytest.mark.parametrize("case", ALL, ids=str)
def test_the_code_gives_what_is_shown(case: Case) -> None:
    made, _ = run(norms.keras_lines(case.started, case.place, imports=True))
    if case.spec.norm.kind == "kernel":
        check_kernel(case, made)
        return
    x = case.x if case.channels_first else case.x.transpose(0, 2, 3, 1)
    is_layer = isinstance(made, keras.layers.Layer)
    y = np.asarray(made(x, training=True) if is_layer else made(x))
    shown = case.shown if case.channels_first else case.shown.transpose(0, 2, 3, 1)
    np.testing.assert_allclose(y, shown, atol=2e-5)
    if is_layer:
        check_learned(case, made)


def check_learned(case: Case, made: Any) -> None:
    wanted = {"gamma": case.spec.scale, "beta": case.spec.center}
    expected = {name for name, on in wanted.items() if on and name in case.spec.norm.learned}
    expected |= {"alpha"} & set(case.spec.norm.learned)
    learned = {variable.name for variable in made.trainable_variables}
    assert {"gamma" if name == "scale" else name for name in learned} == expected


def check_kernel(case: Case, made: Any) -> None:
    """The convolution has that kernel and order of axes; weight norm starts at w = v."""
    outputs, inputs, height, width = case.shape
    order = "channels_first" if case.channels_first else "channels_last"
    assert made.layer.data_format == order
    sample = (inputs, height, width) if case.channels_first else (height, width, inputs)
    made.build((1, *sample))
    v = np.asarray(made.layer.kernel)
    assert v.shape == (height, width, inputs, outputs)
    if case.spec.name == "weight":
        np.testing.assert_allclose(np.asarray(made.effective_kernel()), v, atol=1e-6)
        assert not made.data_init


@pytest.mark.parametrize("order", ["channels_last", "channels_first"])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_the_code_names_the_axis_of_the_channels(name: str, order: norms.DataFormat) -> None:
    code = norms.keras_code(name, 6, 3, data_format=order)
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    keywords = {keyword.arg for node in calls for keyword in node.keywords}
    assert name == "none" or keywords & {"axis", "data_format"}


def test_a_fresh_interpreter_runs_what_names_a_layer_of_normviz() -> None:
    """In a process of its own: here everything is imported already."""
    place = norms.Place((4,), kernel=(4, 3, 2, 2))
    code = norms.keras_lines(norms.NormSpec("weight"), place, imports=True)
    program = f"{code}.build((None, 8, 8, 3))\nprint('built')"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "built"


@pytest.mark.parametrize("order", ["channels_last", "channels_first"])
def test_filter_response_norm_takes_vectors_and_a_threshold(order: norms.DataFormat) -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(2, 6, 3, 4)).astype(np.float32)
    gamma, beta, tau = rng.normal(size=(3, 6)).astype(np.float32)
    first = order == "channels_first"
    place = norms.Place((6, 3, 4), channels_first=first)
    made, _ = run(norms.keras_lines(norms.NormSpec("frn"), place, imports=True))
    for threshold in (-0.5, tau):
        y = np.asarray(made(x if first else x.transpose(0, 2, 3, 1), gamma, beta, threshold))
        y = y if first else y.transpose(0, 3, 1, 2)
        expected = norms.normalize("frn", x, gamma=gamma, beta=beta, tau=threshold).y
        np.testing.assert_allclose(y, expected, atol=1e-5)


@pytest.mark.parametrize(
    "name", ["batch", "batch-renorm", "layer", "layer-keras", "instance", "group", "rms"]
)
def test_without_epsilon_keras_has_nan_where_that_is_said(name: str) -> None:
    spec = norms.NormSpec(name, groups=2, epsilon=0.0)
    place = norms.Place((2, 2, 2))
    made, _ = run(norms.keras_lines(spec, place, imports=True))
    y = np.asarray(made(np.zeros((2, 2, 2, 2), np.float32), training=True))
    said = norms.differences(norms.Situation(spec, (2, 2, 2, 2)))
    assert np.isnan(y).all() == any(each.code.startswith("epsilon-zero") for each in said)


def test_a_fresh_spectral_layer_is_not_normalized_as_is_said() -> None:
    spec = norms.NormSpec("spectral")
    made, _ = run(norms.keras_lines(spec, norms.Place((8,), kernel=(8, 3, 3, 3)), imports=True))
    made.build((1, 8, 8, 3))
    made.layer.kernel.assign(np.random.default_rng(0).normal(size=(3, 3, 3, 8)))

    def sigma() -> float:
        return float(np.linalg.norm(np.asarray(made.layer.kernel).reshape(-1, 8), 2))

    fresh = sigma()
    made(np.zeros((1, 8, 8, 3), np.float32), training=False)
    assert sigma() == fresh
    for _ in range(60):
        made(np.zeros((1, 8, 8, 3), np.float32), training=True)
    assert sigma() == pytest.approx(1.0, abs=1e-3)
    (said,) = norms.differences(norms.Situation(spec, (8, 3, 3, 3)))
    assert said.code == "power-iteration"
