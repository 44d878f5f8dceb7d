"""Activations against a separate forward pass, and y = γ·x̂ + β with the layer's own parameters."""

from pathlib import Path

import numpy as np
import pytest

from normviz.engine.inference.shipped_networks import from_shipped_weights, set_weights
from normviz.engine.networks import network_of
from normviz.engine.probes import layer_tensors
from normviz.engine.probes.activation_probe import ActivationProbe
from normviz.engine.probes.layer_tensors import figure_order
from normviz.errors import UserError
from normviz.norms import CATALOG
from normviz.ports.activations import LayerActivations, Probe
from normviz.recipes import find
from normviz.runs.shipped_models import find_shipped, list_shipped, read_shipped
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.weight_timeline import FOLDER, read_weights
from tests.engine.probes.conftest import Forward, MakeRun

NORMS = [name for name, norm in CATALOG.items() if norm.kind == "activation"]


def assert_affine(found: LayerActivations) -> None:
    """y = γ·x̂ + β, not below τ where there is one, with the parameters that are told."""
    given = found.parameters
    expected = found.x_hat if given.gamma is None else found.x_hat * given.gamma
    expected = expected if given.beta is None else expected + given.beta
    expected = expected if given.tau is None else np.maximum(expected, given.tau)
    np.testing.assert_allclose(found.y, expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("norm", NORMS)
def test_every_norm_of_a_run_computes_what_its_network_does(
    norm: str, make_run: MakeRun, runs_dir: Path, separate_forward: Forward
) -> None:
    spec = build_spec("cloud", norm=norm, dataset="digits")
    assert_run_computes_as_network(spec, make_run, runs_dir, separate_forward)


@pytest.mark.parametrize("norm", ["layer", "layer-keras", "instance", "batch"])
def test_a_norm_of_a_recurrent_network_computes_what_its_network_does(
    norm: str, make_run: MakeRun, runs_dir: Path, separate_forward: Forward
) -> None:
    spec = build_spec("recurrent", norm=norm, dataset="digits")
    assert_run_computes_as_network(spec, make_run, runs_dir, separate_forward)


def assert_run_computes_as_network(
    spec: RunSpec, make_run: MakeRun, runs_dir: Path, separate_forward: Forward
) -> None:
    """The norm layers of a run, in both modes, against a functional model."""
    scale, norm = np.float32(find(spec.recipe).pixel_scale), spec.norm
    run = make_run(spec)
    probe = ActivationProbe(runs_dir)
    layers = probe.network(run).layers
    names = [layer.name for layer in layers if layer.kind == "norm"]
    assert names
    assert {layer.norm for layer in layers if layer.kind == "norm"} == {norm}
    model = network_of(spec)
    sample = np.random.default_rng(3).uniform(0, 255, (6, 28, 28)).astype(np.float32) * scale
    real = [layer.name for layer in model.layers if is_like(layer, names)]
    for training in (False, True):
        set_weights(model, read_weights(runs_dir / run, 4))  # a batch moves moving statistics
        outputs = separate_forward(model, sample, real, training)
        for shown, expected in zip(names, outputs, strict=True):
            found = probe.activations(Probe(run, shown, 4, "noise:6:3", training))
            assert found.step == 4
            assert_affine(found)
            np.testing.assert_allclose(found.y, figure_order(expected), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("norm", ["weight", "spectral"])
def test_a_run_whose_kernels_are_normalized_is_shown_at_every_step(
    norm: str, make_run: MakeRun, runs_dir: Path, separate_forward: Forward
) -> None:
    spec = build_spec("convolutional", norm=norm, dataset="digits")
    run = make_run(spec)
    probe = ActivationProbe(runs_dir)
    assert probe.network(run).steps == (0, 4, 8, 10)
    sample = np.random.default_rng(3).uniform(0, 255, (6, 28, 28)).astype(np.float32)
    sample *= np.float32(find(spec.recipe).pixel_scale)
    model = network_of(spec)
    for step in (0, 4, 8):
        found = probe.activations(Probe(run, "", step, "noise:6:3"))
        set_weights(model, read_weights(runs_dir / run, step))
        first = next(each.name for each in model.layers if hasattr(each, "layer"))
        (expected,) = separate_forward(model, sample, [first], False)
        np.testing.assert_allclose(found.y, figure_order(expected), rtol=1e-4, atol=1e-4)
        assert found.kernel is not None


def test_the_steps_of_a_sequence_run_across(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(build_spec("recurrent", dataset="digits"))
    probe = ActivationProbe(runs_dir)
    layers = {layer.name: (layer.kind, layer.shape) for layer in probe.network(run).layers}
    assert layers == {
        "gru": ("recurrent", (64, 1, 28)),
        "layer_normalization": ("norm", (64, 1, 28)),
        "gru_1": ("recurrent", (64,)),
        "layer_normalization_1": ("norm", (64,)),
        "dense": ("dense", (10,)),
    }
    gru = probe.activations(Probe(run, "gru", inputs="noise:3:0"))
    assert (gru.x.shape, gru.y.shape) == ((3, 28, 1, 28), (3, 64, 1, 28))
    assert gru.kernel is None
    norm = probe.activations(Probe(run, inputs="noise:3:0"))
    np.testing.assert_array_equal(norm.x, gru.y)
    assert norm.kernel is not None
    assert norm.kernel.v.shape == (10, 64, 1, 1)


def is_like(layer: object, names: list[str]) -> bool:
    """Whether a layer is of the kind of those names."""
    return getattr(layer, "name", "").rstrip("_0123456789") in {
        n.rstrip("_0123456789") for n in names
    }


@pytest.mark.parametrize("name", [model.name for model in list_shipped()])
@pytest.mark.parametrize("training", [False, True])
def test_every_layer_of_a_shipped_model(
    name: str, training: bool, separate_forward: Forward
) -> None:
    probe = ActivationProbe()
    info = find_shipped(name)
    assert info is not None
    stored = read_shipped(info)
    sample = np.random.default_rng(0).uniform(0, 255, (5, 28, 28)).astype(np.float32) / 255
    layers = probe.network(name).layers
    model = from_shipped_weights(stored)
    real = [m.name for m in model.layers if is_like(m, [each.name for each in layers])]
    outputs = separate_forward(model, sample, real, training)
    for layer, expected in zip(layers, outputs, strict=True):
        found = probe.activations(Probe(name, layer.name, None, "noise:5", training))
        assert found.step is None
        assert found.layer.shape == found.y.shape[1 : 1 + len(layer.shape)]
        if layer.kind == "norm":
            assert_affine(found)
        np.testing.assert_allclose(found.y, figure_order(expected), rtol=1e-4, atol=1e-4)


def test_settings_and_statistics_are_those_of_the_layer(make_run: MakeRun, runs_dir: Path) -> None:
    options = {"epsilon": 0.01, "momentum": 0.9, "scale": True}
    run = make_run(build_spec("cloud", norm="batch", options=options, dataset="digits"))
    found = ActivationProbe(runs_dir).activations(Probe(run, "batch_normalization", 8, "noise:4"))
    assert found.spec is not None
    assert (found.spec.epsilon, found.spec.momentum, found.spec.training) == (0.01, 0.9, False)
    weights = read_weights(runs_dir / run, 8)
    for value, weight in zip(
        (found.parameters.gamma, found.parameters.beta, found.parameters.moving_mean),
        weights[1:4],
        strict=True,
    ):
        np.testing.assert_array_equal(np.ravel(value), weight)
    np.testing.assert_allclose(found.batch_mean, found.x.mean((0, 2, 3), keepdims=True), atol=1e-6)
    np.testing.assert_allclose(
        found.batch_variance, found.x.var((0, 2, 3), keepdims=True), rtol=1e-4
    )


def test_looking_in_training_mode_changes_nothing(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(build_spec("cloud", norm="batch", dataset="digits"))
    probe = ActivationProbe(runs_dir)
    wanted = Probe(run, "batch_normalization_1", 4, "noise:4")
    before = probe.activations(wanted)
    probe.activations(Probe(run, "dense_1", 4, "noise:4", training=True))
    np.testing.assert_array_equal(probe.activations(wanted).y, before.y)


def test_the_nearest_kept_step_is_taken_and_the_newest_without_one(
    make_run: MakeRun, runs_dir: Path
) -> None:
    run = make_run(build_spec("one-layer", dataset="digits"))
    probe = ActivationProbe(runs_dir)
    assert probe.network(run).steps == (0, 4, 8, 10)
    taken = [probe.activations(Probe(run, "", step, "noise:2")).step for step in (5, 7, 99, None)]
    assert taken == [4, 8, 10, 10]


def test_the_first_norm_layer_is_shown_where_none_is_named() -> None:
    found = ActivationProbe().activations(Probe("layer", inputs="noise:2"))
    assert found.layer.name == "layer_normalization"
    assert found.shown is found.x
    assert ActivationProbe().activations(Probe("none", inputs="noise:2")).layer.kind == "conv"


def test_what_is_missing_is_told_in_one_sentence(
    make_run: MakeRun, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layer_tensors, "_MOST_BYTES", 1 << 20)
    run = make_run(build_spec("one-layer", dataset="digits"))
    probe = ActivationProbe(runs_dir)
    with pytest.raises(UserError, match="no layer 'conv9': expected one of dense"):
        probe.activations(Probe(run, "conv9", inputs="noise:2"))
    with pytest.raises(UserError, match="no model 'gone' ships"):
        probe.network("gone")
    with pytest.raises(UserError, match="choose fewer inputs"):
        probe.activations(Probe("default", "conv2d", inputs="noise:200"))
    entry = runs_dir / run / FOLDER / "step-00000004.npz"
    entry.write_bytes(entry.read_bytes()[:100])
    with pytest.raises(UserError, match="cut or damaged"):
        probe.activations(Probe(run, step=4, inputs="noise:2"))
    assert probe.activations(Probe(run, step=8, inputs="noise:2")).step == 8


def test_a_run_whose_files_are_gone_is_told(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(build_spec("one-layer", dataset="digits"))
    probe = ActivationProbe(runs_dir)
    probe.network(run)
    (runs_dir / run).rename(runs_dir.parent / "elsewhere")
    with pytest.raises(UserError, match="files"):
        probe.activations(Probe(run, inputs="noise:2"))


def test_weights_that_are_not_finite_are_refused(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(build_spec("one-layer", dataset="digits"))
    folder = runs_dir / run / FOLDER
    weights = {
        f"model.{i}": np.full_like(w, np.nan) for i, w in enumerate(read_weights(runs_dir / run, 4))
    }
    np.savez(folder / "step-00000004.npz", **weights)
    with pytest.raises(UserError, match="finite"):
        ActivationProbe(runs_dir).activations(Probe(run, step=4, inputs="noise:2"))


def test_of_a_layer_too_large_the_first_inputs_are_a_batch_of_their_own(
    make_run: MakeRun, runs_dir: Path
) -> None:
    run = make_run(build_spec("batch-norm", dataset="digits"))
    probe = ActivationProbe(runs_dir)
    layer = "batch_normalization"
    size = 12 * 28 * 28
    found = probe.activations(
        Probe(run, layer, 4, "validation:5", training=True, most_elements=4 * size - 1)
    )
    alone = probe.activations(Probe(run, layer, 4, "validation:3", training=True))
    np.testing.assert_array_equal(found.y, alone.y)
    np.testing.assert_array_equal(found.labels, alone.labels)
    assert [remark.code for remark in found.remarks] == ["inputs-cut"]
    assert "the first 3 of 5 inputs" in found.remarks[0]
    assert alone.remarks == ()
    one = probe.activations(Probe(run, layer, 4, "validation:5", most_elements=size - 1))
    assert one.x.shape[0] == 1
    assert "the first 1 of 5 inputs" in one.remarks[0]
