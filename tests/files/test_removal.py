import os
from pathlib import Path

import pytest

from normviz.files.removal import remove_folder


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/etc"])
def test_only_one_name_is_removed(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="expected one name of a folder"):
        remove_folder(tmp_path, name)


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "run" / "deep").mkdir(parents=True)
    (tmp_path / "run" / "deep" / "file").write_text("")
    remove_folder(tmp_path, "run")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError):
        remove_folder(tmp_path, "run")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_stays(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "file").write_text("kept")
    runs = tmp_path / "runs"
    (runs / "run").mkdir(parents=True)
    (runs / "link").symlink_to(target)
    (runs / "run" / "link").symlink_to(target)
    remove_folder(runs, "link")
    remove_folder(runs, "run")
    assert list(runs.iterdir()) == []
    assert (target / "file").read_text() == "kept"
