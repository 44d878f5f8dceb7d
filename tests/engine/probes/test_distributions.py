"""Distributions over the kept steps against the activations of each step alone."""

from pathlib import Path

import numpy as np
import pytest

from normviz.engine.probes.activation_probe import ActivationProbe
from normviz.engine.probes.distributions import layer_distributions, quantiles
from normviz.engine.probes.loaded_network import LoadedNetwork, load_network
from normviz.errors import UserError
from normviz.ports.activations import Probe
from normviz.ports.batch_norm import CancelledError
from normviz.ports.distributions import QUANTILES, LayerDistributions
from normviz.runs.spec_builder import build_spec
from normviz.runs.weight_timeline import FOLDER
from tests.engine.probes.conftest import CHECKPOINT_STEP, STEPS, MakeRun

NOISE = np.random.default_rng(3).uniform(0, 255, (6, 28, 28)).astype(np.float32) / 256


def found_of(
    loaded: LoadedNetwork, runs_dir: Path, layer: str, **how: object
) -> LayerDistributions:
    return layer_distributions(loaded, loaded.layer(layer), ("noise:6:3", NOISE), runs_dir, **how)


@pytest.mark.parametrize("training", [False, True])
def test_every_kept_step_is_that_of_its_activations(
    make_run: MakeRun, runs_dir: Path, training: bool
) -> None:
    run = make_run(build_spec("cloud", norm="batch", dataset="digits", options={"scale": True}))
    loaded = load_network(run, runs_dir)
    name = "batch_normalization_1"
    found = found_of(loaded, runs_dir, name, training=training)
    assert found.steps == (*STEPS, CHECKPOINT_STEP)
    probe = ActivationProbe(runs_dir)
    for at, step in enumerate(found.steps):
        alone = probe.activations(Probe(run, name, step, "noise:6:3", training))
        near = {"rtol": 1e-3, "atol": 1e-4}
        np.testing.assert_allclose(found.x[at], np.quantile(alone.x, QUANTILES), **near)
        np.testing.assert_allclose(found.y[at], np.quantile(alone.y, QUANTILES), **near)
        for part in ("gamma", "beta", "moving_mean", "moving_variance"):
            expected = getattr(alone.parameters, part).reshape(-1)
            np.testing.assert_array_equal(getattr(found, part)[at], expected)
        np.testing.assert_allclose(found.batch_mean[at], alone.batch_mean.reshape(-1), **near)
        expected = alone.batch_variance.reshape(-1)
        np.testing.assert_allclose(found.batch_variance[at], expected, **near)


def test_a_layer_that_is_no_norm_has_quantiles_alone(make_run: MakeRun, runs_dir: Path) -> None:
    loaded = load_network(make_run(build_spec("one-layer", dataset="digits")), runs_dir)
    found = found_of(loaded, runs_dir, "dense")
    assert found.y.shape == (4, len(QUANTILES))
    assert found.gamma is None
    assert found.batch_mean is None


def test_damaged_steps_are_left_out_and_progress_is_told(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(build_spec("one-layer", dataset="digits"))
    (runs_dir / run / FOLDER / "step-00000004.npz").write_bytes(b"cut")
    loaded = load_network(run, runs_dir)
    told: list[tuple[int, int]] = []
    found = found_of(loaded, runs_dir, "dense", advance=lambda *parts: told.append(parts))
    assert found.steps == (0, 8, CHECKPOINT_STEP)
    assert found.unread == 1
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(CancelledError):
        found_of(loaded, runs_dir, "dense", cancelled=lambda: True)


def test_a_model_that_ships_has_no_training() -> None:
    loaded = load_network("batch", None)
    with pytest.raises(UserError, match="ships without its training"):
        layer_distributions(loaded, loaded.layer(""), ("noise:6:3", NOISE))


@pytest.mark.parametrize("size", [1, 2, 9, 1000])
def test_quantiles_are_those_of_numpy(size: int) -> None:
    values = np.random.default_rng(size).normal(size=(size,)).astype(np.float32)
    np.testing.assert_allclose(quantiles(values), np.quantile(values, QUANTILES), rtol=1e-5)
