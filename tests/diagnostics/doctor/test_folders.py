from pathlib import Path

from normviz.diagnostics.doctor.folders import folder_of, folders
from tests.file_rights import close_to_writing, open_to_writing, rights_hold


def test_a_folder_that_is_there(tmp_path: Path) -> None:
    folder = folder_of("runs", tmp_path)
    assert (folder.exists, folder.readable, folder.writable) == (True, True, True)
    assert folder.free_bytes is not None
    assert folder.free_bytes > 0


def test_a_folder_to_be_made_is_judged_by_the_one_above(tmp_path: Path) -> None:
    folder = folder_of("runs", tmp_path / "a" / "b")
    assert (folder.exists, folder.readable, folder.writable) == (False, True, True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_its_place_cannot_be_used(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x", encoding="utf-8")
    for path in (place, place / "below"):
        folder = folder_of("runs", path)
        assert (folder.exists, folder.readable, folder.writable) == (False, False, False)


def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    close_to_writing(tmp_path)
    with rights_hold():
        assert not folder_of("runs", tmp_path).writable
        assert not folder_of("runs", tmp_path / "below").writable
    open_to_writing(tmp_path)


def test_all_folders_are_named_and_none_is_made(tmp_path: Path) -> None:
    named = {folder.name: folder for folder in folders(tmp_path / "runs")}
    assert set(named) == {"settings", "runs", "own digits", "logs", "data sets of Keras"}
    assert named["runs"].path == tmp_path / "runs"
    assert not named["runs"].exists
    assert list(tmp_path.iterdir()) == []
