"""The inputs of a network by kind."""

from pathlib import Path

import numpy as np
import pytest

from normviz.datasets import loading
from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.engine.probes.loaded_network import LoadedNetwork, load_network
from normviz.engine.probes.network_inputs import InputReader
from normviz.errors import UserError
from normviz.runs.spec_builder import build_spec
from tests.engine.probes.conftest import MakeRun


def nothing_drawn(file: str) -> np.ndarray:
    raise UserError(f"nothing drawn {file}")


@pytest.fixture
def network(make_run: MakeRun, runs_dir: Path) -> LoadedNetwork:
    return load_network(make_run(build_spec("one-layer", dataset="digits")), runs_dir)


@pytest.fixture
def reader(runs_dir: Path, tmp_path: Path) -> InputReader:
    return InputReader(runs_dir, None, nothing_drawn, tmp_path / "own")


def test_validation_samples_are_those_of_the_run(
    reader: InputReader, network: LoadedNetwork
) -> None:
    digits = loading.load("digits")
    found = reader.read(network, "validation:5")
    np.testing.assert_allclose(found.x, digits.test_images[:5] / np.float32(256))
    np.testing.assert_array_equal(found.labels, digits.test_labels[:5])
    chosen = reader.read(network, "chosen:4,0")
    np.testing.assert_array_equal(chosen.x, found.x[[4, 0]])


def test_random_ones_are_repeatable_and_a_class_is_one_class(
    reader: InputReader, network: LoadedNetwork
) -> None:
    one, same, other = (reader.read(network, f"random:6:{seed}").x for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)
    assert reader.read(network, "class:7:4").labels.tolist() == [7] * 4


def test_own_digits_come_newest_first(
    reader: InputReader, network: LoadedNetwork, tmp_path: Path
) -> None:
    pictures = [np.full((28, 28), value, np.uint8) for value in (64, 128, 255)]
    OwnDigits(tmp_path / "own").keep(
        tuple(OwnDigit(picture, label) for label, picture in enumerate(pictures))
    )
    found = reader.read(network, "own:2")
    assert found.labels.tolist() == [2, 1]
    assert found.x[:, 0, 0].tolist() == [255 / 256, 128 / 256]


def test_the_drawing_may_be_among_others(runs_dir: Path, network: LoadedNetwork) -> None:
    page = np.linspace(0, 1, 784, dtype=np.float32).reshape(28, 28)
    reader = InputReader(
        runs_dir, None, lambda file: page if file == "a.png" else nothing_drawn("")
    )
    found = reader.read(network, "drawing:a.png+validation:2")
    np.testing.assert_allclose(found.x[0], page * 255 / 256, rtol=1e-6)
    assert found.labels[0] == -1
    assert len(found.x) == 3
    with pytest.raises(UserError, match="nothing drawn"):
        reader.read(network, "drawing")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("class:11", "expected a class of the validation samples"),
        ("chosen:99999", "expected inputs from 0 to"),
        ("own", "own digits"),
        ("pictures", "expected inputs such as"),
    ],
)
def test_samples_that_are_not_there_are_told(
    reader: InputReader, network: LoadedNetwork, text: str, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        reader.read(network, text)


def test_digits_do_not_fit_other_networks_but_noise_does(
    make_run: MakeRun, runs_dir: Path, reader: InputReader
) -> None:
    points = load_network(make_run(build_spec("bn-mlp")), runs_dir)
    with pytest.raises(UserError, match="inputs of the shape 14, not digits"):
        reader.read(points, "drawing")
    assert reader.read(points, "noise:3").x.shape == (3, 14)


def test_models_that_ship_are_shown_test_digits_and_what_stands_in_is_said(
    reader: InputReader, tmp_path: Path, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    found = reader.read(load_network("default", None), "validation:4")
    assert found.x.shape == (4, 28, 28)
    assert "scikit-learn" in found.remark
