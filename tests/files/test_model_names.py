from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files.model_names import (
    MODEL_SUFFIXES,
    is_any_model,
    is_model_file,
    refuse_other_model,
)
from normviz.inspection.inspecting import _READERS


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.keras", True), ("A.H5", True), ("a.weights.h5", True), ("a.pt", False), ("keras", False)],
)
def test_models_are_known_by_their_names(name: str, expected: bool) -> None:
    assert is_model_file(Path(name)) == expected


@pytest.mark.parametrize(
    ("name", "code", "advice"),
    [
        ("m.pt", "model-pickle", "safetensors"),
        ("pytorch_model.bin", "model-pickle", "safetensors"),
        ("M.PKL", "model-pickle", "safetensors"),
        ("saved_model.pb", "model-graph", "model.keras"),
        ("m.tflite", "model-graph", "model.keras"),
        ("saved", "model-graph", "model.keras"),
    ],
)
def test_of_other_models_it_is_said_how_to_save_them(
    tmp_path: Path, name: str, code: str, advice: str
) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "saved_model.pb").touch()
    assert is_any_model(tmp_path / name)
    with pytest.raises(UserError, match=advice) as caught:
        refuse_other_model(tmp_path / name)
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["data_batch_1.bin", "folder", "a.txt", "a.keras", "x" * 5000])
def test_nothing_is_said_of_other_files(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    refuse_other_model(tmp_path / name)
    assert is_any_model(tmp_path / name) is (name == "a.keras")


def test_each_kind_has_its_reader() -> None:
    assert tuple(_READERS) == MODEL_SUFFIXES
