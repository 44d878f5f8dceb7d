from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.presentation.dataset_choices import (
    can_download,
    epochs_as_on,
    is_there,
    place,
    sizes,
    steps_per_epoch,
    validation_samples,
)
from normviz.recipes import find
from normviz.runs.spec_builder import build_spec


@pytest.fixture(autouse=True)
def nothing_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


def test_what_needs_no_file_is_always_there() -> None:
    assert is_there("digits")
    assert is_there("two-classes")
    assert not is_there("mnist")
    assert not is_there("cifar10-pair")
    assert not is_there("mnist", Path("/no/such/folder"))
    assert place("digits") == place("mnist") == ""
    assert [can_download(name) for name in ("mnist", "cifar10-pair", "digits")] == [1, 1, 0]


def test_own_digits_are_there_once_they_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("normviz.datasets.custom_digits.usual_folder", lambda: tmp_path / "own")
    assert not is_there("own")
    assert not can_download("own")
    OwnDigits().keep((OwnDigit(np.zeros((28, 28), np.uint8), 1),))
    assert is_there("own")
    assert place("own") == str(tmp_path / "own" / "digits.npz")
    assert steps_per_epoch("own", build_spec("pen", dataset="own").settings) == 16


def test_a_part_of_cifar_is_counted_by_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "cifar10" / "cifar-10-batches-bin"
    folder.mkdir(parents=True)
    assert sizes("cifar10") == (50_000, 10_000)
    for number in (1, 2):
        (folder / f"data_batch_{number}.bin").touch()
    assert is_there("cifar10-pair", tmp_path)
    assert sizes("cifar10", tmp_path) == (20_000, 10_000)
    assert sizes("cifar10-pair", tmp_path) == (4_000, 2_000)


def test_steps_follow_preset_and_batch() -> None:
    tutorial = find("tutorial-norms")
    assert steps_per_epoch("mnist", tutorial.settings("proper")) == 1875
    assert steps_per_epoch("mnist", tutorial.settings("faithful")) == 313
    assert steps_per_epoch("mnist", tutorial.settings("quick")) == 313
    mlp = find("bn-mlp").settings("published")
    assert steps_per_epoch("two-classes", mlp) == 100
    assert steps_per_epoch("digits", replace(mlp, held_out=0.0, batch_size=4096)) == 1


def test_a_stand_in_is_trained_for_as_many_steps() -> None:
    quick = find("deep-sigmoid").settings("quick")
    epochs = epochs_as_on("mnist", "digits", quick, None)
    steps = epochs * steps_per_epoch("digits", quick)
    wanted = quick.epochs * steps_per_epoch("mnist", quick)
    assert abs(steps - wanted) <= steps_per_epoch("digits", quick) / 2
    assert epochs_as_on("mnist", "mnist", quick, None) == quick.epochs
    assert epochs_as_on("digits", "mnist", quick, None) == quick.epochs


@pytest.mark.parametrize(
    ("changed", "samples"),
    [
        ({"validation_size": None}, 10_000),
        ({"validation_size": 2000}, 2000),
        ({"validate_on": "held-out", "held_out": 0.1, "validation_size": None}, 6000),
        ({"validate_on": "none"}, 0),
    ],
)
def test_validation_samples_follow_the_settings(changed: dict[str, object], samples: int) -> None:
    settings = replace(build_spec("relu").settings, **changed)
    assert validation_samples("mnist", settings) == samples
