"""Messages for real errors of files, pictures and drawings."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.binary import open_binary
from normviz.presentation.draw.page import Page, Stroke
from normviz.ui.draw.io.files import pasted, read_page, write_page
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.file_errors import texts

pytestmark = pytest.mark.usefixtures("qapp")
PAGE = Page((Stroke(np.array([[1.0, 2.0]]), 20, np.ones(1)),))


def said(error: pytest.ExceptionInfo[UserError]) -> str:
    assert error.value.code in texts(), error.value
    return error_text(error.value)


@pytest.mark.parametrize("name", ["no.png", "no.json"])
def test_a_file_that_is_no_drawing_is_called_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no drawing")
    with pytest.raises(UserError) as caught:
        read_page(tmp_path / name, 24)
    assert said(caught).startswith(name)


def test_an_ending_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_page(PAGE, tmp_path / "digit.bmp")
    assert "digit.bmp" in said(caught)


def test_a_clipboard_without_a_picture_is_told() -> None:
    with pytest.raises(UserError) as caught:
        pasted(QMimeData(), 24)
    assert said(caught) == "There is no picture on the clipboard. Copy one first."


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError) as caught:
        write_arrays(tmp_path / "file" / "a.npz", {"a": np.zeros(1)})
    assert str(tmp_path / "file") in said(caught)


def test_missing_and_damaged_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, open_binary(tmp_path / "none"):
        pass
    assert str(tmp_path / "none") in said(caught)
    path = tmp_path / "a.npz"
    write_arrays(path, {"a": np.zeros(100)})
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(UserError) as caught:
        read_arrays(path)
    assert said(caught).startswith(str(path))
