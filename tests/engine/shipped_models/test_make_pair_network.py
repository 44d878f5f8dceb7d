"""The command that trains the network for touching digits."""

from pathlib import Path

import numpy as np
import pytest

from normviz.datasets import load
from normviz.drawing.pictures.pair_network import SHAPES, PairNetwork
from normviz.engine.shipped_models import make_pair_network
from normviz.engine.shipped_models.make_pair_network import main, pictures, trained, write
from normviz.files.arrays import read_arrays


def test_what_keras_learns_numpy_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_pair_network, "_BATCH", 16)
    digits = load("digits").train_images[:300]
    images, labels = pictures([digits, digits], 120)
    assert images.shape == (240, 28, 28)
    assert labels.mean() == 0.5
    model = trained(images, labels, epochs=12)
    write(tmp_path / "network.npz", model.get_weights())
    arrays = read_arrays(tmp_path / "network.npz")
    assert [arrays[str(at)].shape for at in range(len(SHAPES))] == list(SHAPES)
    network = PairNetwork(tuple(arrays[str(at)].astype(np.float32) for at in range(len(SHAPES))))
    ours = np.array([network.probability(image) for image in images[:40]])
    logits = model.predict(images[:40, :, :, None], verbose=0)[:, 0]
    np.testing.assert_allclose(ours, 1 / (1 + np.exp(-logits)), atol=0.01)
    assert ours[labels[:40] > 0].mean() > ours[labels[:40] == 0].mean() + 0.2


def test_without_mnist_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "empty"))
    folder = tmp_path / "data"
    folder.mkdir()
    words = ["--data-dir", folder, "--work-dir", tmp_path / "w", "-o", tmp_path / "o.npz"]
    assert main([*map(str, words)]) == 2
    assert "MNIST" in capsys.readouterr().err
