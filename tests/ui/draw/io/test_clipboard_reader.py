"""A program that does not hand over what was copied from it does not keep the window waiting."""

import sys
import threading
import time

import pytest
from PySide6.QtGui import QGuiApplication

from normviz.errors import UserError
from normviz.ui.draw.io import clipboard_reader
from normviz.ui.draw.io.clipboard_reader import ClipboardReader, is_slow

pytestmark = pytest.mark.usefixtures("qapp")


def reader_of(program: str) -> ClipboardReader:
    reader = ClipboardReader()
    reader._words = [sys.executable, "-S", "-c", program]
    return reader


def test_the_clipboard_of_this_platform_is_read_in_a_process() -> None:
    assert ClipboardReader().read().formats() == []


def test_what_the_process_writes_is_what_was_copied() -> None:
    data = reader_of("print('text/plain\\n{}', end='')").read()
    assert data.text() == "{}"


def test_a_silent_program_and_a_broken_process_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard_reader, "MOST_SECONDS", 0.05)
    for program in ("import time; time.sleep(60)", "raise SystemExit(1)"):
        with pytest.raises(UserError, match="received nothing from the program"):
            reader_of(program).read()


def test_a_reading_that_is_stopped_ends_at_once() -> None:
    reader = reader_of("import time; time.sleep(60)")
    ended: list[UserError] = []

    def read() -> None:
        try:
            reader.read()
        except UserError as error:
            ended.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while reader._process is None:
        time.sleep(0.001)
    reader.stop()
    thread.join(10)
    assert len(ended) == 1
    reader.stop()


def test_one_that_was_stopped_before_does_not_wait() -> None:
    reader = reader_of("import time; time.sleep(60)")
    reader.stop()
    with pytest.raises(UserError):
        reader.read()


@pytest.mark.parametrize(("platform", "own", "slow"), [("xcb", False, True), ("xcb", True, False),
                                                       ("offscreen", False, False)])  # fmt: skip
def test_only_other_programs_are_waited_for(
    monkeypatch: pytest.MonkeyPatch, platform: str, own: bool, slow: bool
) -> None:
    clipboard = type(QGuiApplication.clipboard())
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    monkeypatch.setattr(clipboard, "ownsClipboard", lambda _: own)
    assert is_slow() == slow
