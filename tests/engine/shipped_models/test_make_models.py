"""The command that makes the models that ship."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from normviz.datasets import load
from normviz.engine.networks.shipped_network import ShippedNetwork
from normviz.engine.shipped_models import make_models
from normviz.engine.shipped_models.handwriting import pictures
from normviz.engine.shipped_models.make_models import ModelTraining, main, make, train_network
from normviz.recipes.options import norm_spec

SMALL = ShippedNetwork(norm_spec("none", {"groups": 2}), ((8, 5, 2),), units=16, dropout=0.0)


def digits(count: int = 400) -> tuple[np.ndarray, np.ndarray]:
    data = load("digits")
    return data.train_images[:count], data.train_labels[:count]


def test_training_learns_and_is_repeatable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_models, "_BATCH", 16)
    images, labels = digits()
    one, two = (train_network(SMALL, images, labels, 7, 1) for _ in range(2))
    said = one.predict(images / np.float32(255), verbose=0).argmax(1)
    assert (said == labels).mean() > 0.6
    assert np.allclose(one.get_weights()[0], two.get_weights()[0], atol=1e-3)


def test_a_model_that_is_there_is_not_trained_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    images, labels = digits(64)
    monkeypatch.setattr(
        make_models,
        "shipped_network",
        lambda norm: replace(SMALL, options=norm_spec(norm, {"groups": 2})),
    )
    set_of_one = {"mnist": (images / np.float32(255), labels)}
    few = SimpleNamespace(train_images=images, train_labels=labels)
    monkeypatch.setattr(pictures, "load", lambda *_: few)
    monkeypatch.setattr(make_models, "training_pictures", lambda _: (images, labels))
    monkeypatch.setattr(make_models, "evaluation_sets", lambda _: set_of_one)
    recipe = ModelTraining(None, tmp_path, epochs=1)
    make(("none",), recipe, tmp_path)
    index = json.loads((tmp_path / "index.json").read_text())
    assert [entry["name"] for entry in index["models"]] == ["none"]
    first = {path.name: path.read_bytes() for path in tmp_path.glob("*.npz")}

    monkeypatch.setattr(make_models, "training_pictures", lambda _: pytest.fail("trains again"))
    make(("none",), recipe, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.npz")} == first


def test_without_mnist_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "empty"))
    folder = tmp_path / "data"
    folder.mkdir()
    words = ["--data-dir", folder, "--work-dir", tmp_path / "w", "-o", tmp_path / "o"]
    assert main([*map(str, words), "--norm", "none"]) == 2
    assert "MNIST" in capsys.readouterr().err
