"""Messages for real errors of data sets."""

from pathlib import Path

import pytest

from normviz.datasets.cifar import read_cifar
from normviz.datasets.dataset_paths import data_folder, find
from normviz.datasets.idx import read_idx
from normviz.datasets.idx_files import IDX_PARTS, idx_file
from normviz.errors import UserError
from normviz.ui.text.data_errors import texts
from normviz.ui.text.error_texts import error_text

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def nothing_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)


def said(error: pytest.ExceptionInfo[UserError]) -> str:
    assert error.value.code in texts()
    return error_text(error.value)


def test_a_missing_data_set_can_be_downloaded(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        find("mnist", tmp_path)
    assert said(caught).startswith("MNIST was not found. Download it")


def test_a_missing_file_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        idx_file(tmp_path, IDX_PARTS[0])
    assert said(caught).startswith(f"{IDX_PARTS[0]} is missing in {tmp_path}.")


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        data_folder(tmp_path / "none")
    assert f"The data folder {tmp_path / 'none'} does not exist." in said(caught)


def test_folders_with_different_files_are_named(tmp_path: Path) -> None:
    for name in ("mnist", "MNIST_data"):
        (tmp_path / name).mkdir()
        (tmp_path / name / IDX_PARTS[0]).write_text(name)
    with pytest.raises(UserError) as caught:
        find("mnist", tmp_path)
    assert "mnist hold different files. Start normviz with the folder of one" in said(caught)


def test_files_of_another_kind_are_named(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"no data set" * 100)
    with pytest.raises(UserError) as caught:
        read_idx(path, 3, None, 1000)
    assert said(caught).startswith(str(path))
    with pytest.raises(UserError) as caught:
        read_cifar(path)
    assert "CIFAR-10" in said(caught)
