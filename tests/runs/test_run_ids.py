from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.run_ids import check_run_id, run_file, run_folder, shown_id


@pytest.mark.parametrize("text", ["relu-ab2c", "one-layer-2345", "a", "x_1", "com", "console"])
def test_ids(text: str) -> None:
    assert check_run_id(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "..", "../x", "a/b", "a\\b", "/a", "C:a", "a.b", "A", "a b", "a\n", "é", "a\0",
        "-a", "con", "nul", "com1", "lpt9", "x" * 81, None, 5, b"a", "\ud800",
    ],
)  # fmt: skip
def test_what_is_no_id(text: object) -> None:
    with pytest.raises(UserError, match="expected an id of a run") as caught:
        check_run_id(text)
    assert "\n" not in str(caught.value)
    str(caught.value).encode()


def test_an_odd_id_is_shown_short() -> None:
    assert len(shown_id("\x1b" * 10_000)) < 50
    assert "\x1b" not in shown_id("\x1b[31m")


def test_a_file_of_a_run(tmp_path: Path) -> None:
    assert run_file(tmp_path, "a", "lock") is None
    run_folder(tmp_path, "a").mkdir()
    (tmp_path / "a" / "lock").write_text("")
    assert run_file(tmp_path, "a", "lock") == tmp_path / "a" / "lock"
    (tmp_path / "a" / "folder").mkdir()
    with pytest.raises(UserError, match="expected a file"):
        run_file(tmp_path, "a", "folder")
