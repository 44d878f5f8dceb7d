from pathlib import Path

import pytest

from normviz.datasets.folder_search import distinctive_name, folder_holding, simplified, subfolders


def holds(folder: Path) -> bool:
    return (folder / "file").is_file()


def put(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file").touch()
    return folder


@pytest.mark.parametrize(
    "name", ["FashionMNIST", "fashion-mnist", "Fashion_MNIST", "fashion mnist"]
)
def test_a_name_can_be_written_in_many_ways(name: str) -> None:
    assert simplified(name) == "fashionmnist"


def test_folders_of_a_name_are_found_and_files_are_not(tmp_path: Path) -> None:
    for name in ("MNIST", "mnist", "kmnist"):
        (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / "Mnist").touch()
    assert subfolders(tmp_path, ("mnist",)) == [tmp_path / "MNIST", tmp_path / "mnist"]
    assert subfolders(tmp_path / "none", ("mnist",)) == []


@pytest.mark.parametrize("inner", ["mnist", "MNIST/raw", "mnist/MNIST/raw", "mnist/raw"])
def test_the_folder_of_a_data_set_may_lie_deeper(tmp_path: Path, inner: str) -> None:
    folder = put(tmp_path / inner)
    assert folder_holding(tmp_path, ("mnist",), holds) == folder


def test_it_is_not_looked_for_without_end(tmp_path: Path) -> None:
    put(tmp_path / "mnist/mnist/mnist/mnist")
    assert folder_holding(tmp_path, ("mnist",), holds) is None


def test_the_named_folder_may_be_the_data_set_s_own(tmp_path: Path) -> None:
    put(tmp_path)
    assert folder_holding(tmp_path, ("mnist",), holds) == tmp_path
    assert folder_holding(tmp_path, ("mnist",), holds, lambda _: False) is None


def test_a_folder_of_its_name_comes_before_files_beside_it(tmp_path: Path) -> None:
    put(tmp_path)
    own = put(tmp_path / "mnist")
    assert folder_holding(tmp_path, ("mnist",), holds) == own


@pytest.mark.parametrize(
    ("path", "name"), [("FashionMNIST", "fashionmnist"), ("FashionMNIST/raw", "fashionmnist")]
)
def test_a_folder_called_raw_says_nothing(tmp_path: Path, path: str, name: str) -> None:
    assert distinctive_name(tmp_path / path) == name
