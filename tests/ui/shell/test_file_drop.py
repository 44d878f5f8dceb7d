import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from normviz.ui.shell.file_drop import accept_copy, dropped_file

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def urls(*addresses: bytes) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(QByteArray(each)) for each in addresses])
    return data


def dropped(actions: Qt.DropAction) -> QDropEvent:
    """A drop whose source proposes to move."""
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    event = QDropEvent(QPointF(5, 5), actions, QMimeData(), left, keys)
    event.setDropAction(MOVE)
    return event


def test_a_copy_is_taken_of_what_could_be_moved() -> None:
    event = dropped(MOVE | COPY)
    assert accept_copy(event)
    assert event.isAccepted()
    assert event.dropAction() is COPY


def test_nothing_is_taken_from_a_source_that_would_delete_its_own() -> None:
    event = dropped(MOVE)
    assert not accept_copy(event)
    assert not event.isAccepted()


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_whose_bytes_are_no_text_is_found(tmp_path: Path) -> None:
    name = b"a \xff\xc3\xa4%.keras"
    file = tmp_path / os.fsdecode(name)
    file.write_bytes(b"")
    quoted = b"file://" + os.fsencode(tmp_path) + b"/a%20%FF%C3%A4%25.keras"
    assert dropped_file(urls(quoted)) == file


def test_a_name_with_the_sign_for_lost_letters_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a\N{REPLACEMENT CHARACTER}b.keras"
    assert dropped_file(urls(QUrl.fromLocalFile(str(file)).toEncoded().data())) == file


@pytest.mark.parametrize(
    "addresses", [(), (b"https://example.org/a.keras",), (b"file:///a", b"file:///b"), (b"",)]
)
def test_all_else_is_no_file_of_this_computer(addresses: tuple[bytes, ...]) -> None:
    assert dropped_file(urls(*addresses)) is None
