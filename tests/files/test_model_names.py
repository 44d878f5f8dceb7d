from pathlib import Path

import pytest

from normviz.files.model_names import MODEL_SUFFIXES, is_model_file
from normviz.inspection.inspecting import _READERS


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.keras", True), ("A.H5", True), ("a.weights.h5", True), ("a.pt", False), ("keras", False)],
)
def test_models_are_known_by_their_names(name: str, expected: bool) -> None:
    assert is_model_file(Path(name)) == expected


def test_each_kind_has_its_reader() -> None:
    assert tuple(_READERS) == MODEL_SUFFIXES
