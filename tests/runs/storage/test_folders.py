import re
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.storage import folders
from normviz.runs.storage.folders import (
    new_run_folder,
    refuse_missing_files,
    refuse_missing_folder,
)


def test_a_new_run_has_an_empty_folder_of_its_name(tmp_path: Path) -> None:
    run, folder = new_run_folder(tmp_path, "relu")
    assert re.fullmatch(r"relu-[2-9a-z]{4}", run)
    assert folder == tmp_path / run
    assert list(folder.iterdir()) == []


def test_an_id_that_is_taken_is_not_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = iter("aaaaaaaabbbb")
    monkeypatch.setattr(folders.secrets, "choice", lambda _: next(letters))
    assert [new_run_folder(tmp_path, "relu")[0] for _ in range(2)] == ["relu-aaaa", "relu-bbbb"]


def test_a_recipe_that_is_a_path_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="expected an id of a run"):
        new_run_folder(tmp_path, "../relu")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_refused(tmp_path: Path) -> None:
    refuse_missing_folder(tmp_path)
    run, _ = new_run_folder(tmp_path, "relu")
    refuse_missing_files(tmp_path, run)


def test_a_missing_folder_and_a_file_in_its_place_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"there is no runs folder .*none"):
        refuse_missing_folder(tmp_path / "none")
    with pytest.raises(UserError, match="received a file"):
        refuse_missing_folder(tmp_path / "file")


def test_a_run_whose_folder_was_removed_is_refused(tmp_path: Path) -> None:
    run, folder = new_run_folder(tmp_path, "relu")
    folder.rmdir()
    with pytest.raises(UserError, match=f"the files of run {run} were deleted"):
        refuse_missing_files(tmp_path, run)
