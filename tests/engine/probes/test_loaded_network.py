"""Networks of models that ship and of runs, and their layers."""

from pathlib import Path

import numpy as np
import pytest

from normviz.engine.probes.loaded_network import described, load_network, take_weights
from normviz.errors import UserError
from normviz.runs.spec_builder import build_spec
from tests.engine.probes.conftest import MakeRun, scatter


def test_layer_names_do_not_depend_on_what_was_built_before() -> None:
    first, second = (load_network("batch", None) for _ in range(2))
    assert first.layers == second.layers
    assert [layer.name for layer in first.layers][:4] == [
        "conv2d", "batch_normalization", "conv2d_1", "batch_normalization_1",
    ]  # fmt: skip


def test_a_wrapped_kernel_names_its_norm() -> None:
    layers = load_network("weight", None).layers
    assert {(layer.kind, layer.norm) for layer in layers} == {("conv", "weight"), ("dense", "")}


@pytest.mark.parametrize("norm", ["weight", "spectral"])
def test_layers_of_runs_with_normalized_kernels(
    norm: str, make_run: MakeRun, runs_dir: Path
) -> None:
    run = make_run(build_spec("weight-norm-cifar", norm=norm))
    layers = load_network(run, runs_dir).layers
    assert layers[0].shape == (6, 28, 28)
    assert {layer.norm for layer in layers} == {norm}


def test_weights_are_those_of_the_step(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(build_spec("one-layer", dataset="digits"))
    loaded = load_network(run, runs_dir)
    assert described(loaded, runs_dir).steps == (0, 4, 8, 10)
    assert not described(loaded, runs_dir).is_active
    for step in (8, 0):
        take_weights(loaded, step, runs_dir)
        assert loaded.step == step
    first = loaded.model.get_weights()
    take_weights(loaded, None, runs_dir)
    assert loaded.step == 10
    assert not np.array_equal(first[0], loaded.model.get_weights()[0])
    assert len(scatter(loaded.model, 0)) == len(first)


def test_a_name_of_nothing_tells_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no model 'magic' ships.*batch"):
        load_network("magic", tmp_path)
