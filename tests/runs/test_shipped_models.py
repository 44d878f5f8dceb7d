"""The file format of the models that ship, and their index."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs import shipped_models as module
from normviz.runs.shipped_models import (
    ShippedModel,
    find_shipped,
    list_shipped,
    read_shipped,
    read_stored,
    write_index,
    write_stored,
)

SPEC = {"version": 1, "norm": "group"}
WEIGHTS = [np.linspace(-1, 1, 6, dtype=np.float32).reshape(2, 3), np.array(True)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models instead of the one that ships."""
    monkeypatch.setattr(module, "resource", _beside(tmp_path))
    return tmp_path


def _beside(folder: Path) -> Callable[..., Path]:
    def resource(_: str, name: str) -> Path:
        if not (folder / name).exists():
            raise FileNotFoundError(name)
        return folder / name

    return resource


def a_model(**changed: object) -> ShippedModel:
    known = {
        "name": "group",
        "norm": "group",
        "default": True,
        "test_accuracy": 0.995,
        "bytes": 1,
        "sha256": "0" * 64,
        "parameters": 7,
        "scores": {"strokes": 1.0},
    }
    return ShippedModel(**(known | changed))  # type: ignore[arg-type]


def test_a_model_comes_back_in_half_precision(tmp_path: Path) -> None:
    write_stored(tmp_path / "m.npz", SPEC, WEIGHTS)
    stored = read_stored(tmp_path / "m.npz")
    assert stored.spec == SPEC
    assert [weight.dtype for weight in stored.weights] == [np.float16, np.bool_]
    assert np.abs(stored.weights[0] - WEIGHTS[0]).max() < 1e-3


def test_many_weights_keep_their_order(tmp_path: Path) -> None:
    write_stored(tmp_path / "m.npz", SPEC, [np.array(float(k)) for k in range(12)])
    stored = read_stored(tmp_path / "m.npz")
    assert [float(weight) for weight in stored.weights] == list(range(12))


@pytest.mark.parametrize(
    "arrays",
    [
        {"0": np.zeros(2)},
        {"spec": np.frombuffer(b"[1]", np.uint8), "0": np.zeros(2)},
        {"spec": np.frombuffer(b"{no json", np.uint8)},
        {"spec": np.frombuffer(b"{}", np.uint8), "1": np.zeros(2)},
        {"spec": np.frombuffer(b"[" * 60_000, np.uint8)},
    ],
    ids=["no spec", "a list", "no json", "a gap", "nested"],
)
def test_foreign_files_are_refused(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    np.savez(tmp_path / "m.npz", **arrays)
    with pytest.raises(UserError, match="no model of normviz"):
        read_stored(tmp_path / "m.npz")


def test_pickles_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "m.npz", allow_pickle=True, spec=np.array([{}], object))
    with pytest.raises(UserError, match="objects"):
        read_stored(tmp_path / "m.npz")


def test_what_would_unpack_to_too_much_is_refused(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "m.npz", **{"0": np.zeros(20_000_000)})
    with pytest.raises(UserError, match="memory"):
        read_stored(tmp_path / "m.npz")


def test_the_index_comes_back_and_models_are_found(folder: Path) -> None:
    models = (a_model(), a_model(name="batch", norm="batch", default=False))
    write_index(folder, models)
    assert list_shipped() == models
    assert find_shipped("batch") == models[1]
    assert find_shipped("default") == models[0]
    assert find_shipped("other") is None


@pytest.mark.parametrize(
    "text", ["", "{}", '{"version": 2, "models": []}', '{"version": 1, "models": [{"a": 1}]}']
)
def test_a_damaged_index_is_told(folder: Path, text: str) -> None:
    (folder / "index.json").write_text(text)
    with pytest.raises(UserError, match="install normviz again"):
        list_shipped()


def test_a_missing_index_is_told(folder: Path) -> None:
    with pytest.raises(UserError, match="install normviz again"):
        list_shipped()


def test_another_file_than_was_shipped_is_refused(folder: Path) -> None:
    write_stored(folder / "group.npz", SPEC, WEIGHTS)
    with pytest.raises(UserError, match=r"another group\.npz"):
        read_shipped(a_model())
    with pytest.raises(UserError, match=r"no batch\.npz"):
        read_shipped(a_model(name="batch"))


def test_what_json_says_of_a_model() -> None:
    told = json.loads(json.dumps(a_model().to_json()))
    assert {"name", "norm", "default", "test_accuracy", "bytes"} <= told.keys()


def test_every_model_that_ships_is_whole_and_small() -> None:
    models = list_shipped()
    assert sum(model.default for model in models) == 1
    assert sum(model.bytes for model in models) <= 4_000_000
    for model in models:
        stored = read_shipped(model)
        assert stored.spec["norm"] == model.norm
        assert sum(weight.size for weight in stored.weights) == model.parameters
