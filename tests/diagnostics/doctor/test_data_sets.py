from pathlib import Path

import pytest

from normviz.diagnostics.doctor.data_sets import data_sets


@pytest.fixture(autouse=True)
def no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


def test_what_is_not_found_has_something_that_stands_in() -> None:
    found = {each.name: each for each in data_sets()}
    assert not found["mnist"].is_found
    assert found["mnist"].stands_in == "digits"
    assert found["cifar10"].stands_in is None
    assert found["digits"].is_found


def test_what_is_found_has_a_path(tmp_path: Path) -> None:
    (tmp_path / "mnist").mkdir()
    found = {each.name: each for each in data_sets(tmp_path)}
    assert found["mnist"].path == tmp_path / "mnist"
    assert found["mnist"].stands_in is None


def test_a_data_folder_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    found = {each.name: each for each in data_sets(tmp_path / "none")}
    assert "--data-dir" in found["mnist"].problem
    assert found["digits"].is_found
