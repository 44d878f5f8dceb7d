from pathlib import Path

import numpy as np
import pytest

from normviz.app.cube_service import FileCubeService
from normviz.runs.shipped_models import list_shipped
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store


@pytest.fixture
def service(tmp_path) -> FileCubeService:
    return FileCubeService(tmp_path / "runs", tmp_path / "data")


def test_digits_are_there_without_any_file(service: FileCubeService) -> None:
    found = service.digits(5)
    assert found.shape == (5, 28, 28)
    assert found.dtype == np.uint8
    assert found.any(axis=(1, 2)).all()


def test_digits_that_stand_in_are_called_so(
    tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    empty = tmp_path / "empty"
    empty.mkdir()
    assert FileCubeService(data_dir=data_dir).stand_in() == ""
    assert FileCubeService(data_dir=empty).stand_in() == "folder-lacks"
    assert FileCubeService().stand_in() == "not-found"


def test_fewer_digits_are_the_first_of_more(service: FileCubeService) -> None:
    many = service.digits(7)
    np.testing.assert_array_equal(service.digits(3), many[:3])
    np.testing.assert_array_equal(service.digits(9)[:7], many)


def test_models_that_ship_are_listed_where_there_is_no_run(service: FileCubeService) -> None:
    found = service.models()
    assert [model.name for model in found] == [model.name for model in list_shipped()]
    assert [model.is_default for model in found].count(True) == 1


def test_a_run_without_weights_cannot_be_asked(service: FileCubeService, tmp_path) -> None:
    with Store(tmp_path / "runs") as store, store.create(build_spec("bn-mlp")) as writer:
        pass
    assert writer.run not in [model.name for model in service.models()]


def test_a_run_of_any_data_with_weights_comes_behind_the_models_that_ship(
    service: FileCubeService, tmp_path
) -> None:
    with Store(tmp_path / "runs") as store, store.create(build_spec("bn-mlp")) as writer:
        (store.path(writer.run) / "checkpoint.npz").write_bytes(b"weights")
    assert service.models()[-1].name == writer.run
    assert service.models()[-1].run is not None
