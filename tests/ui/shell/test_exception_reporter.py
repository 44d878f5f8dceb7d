import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Qt
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.settings.store import SettingsStore
from normviz.ui.shell import exception_reporter
from normviz.ui.shell.exception_reporter import ExceptionReporter
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.style.theme import ThemeController
from normviz.ui.threads.deadlines import FOREVER


@pytest.fixture
def hooked(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reached the hook that was there before."""
    reached: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: reached.append(fault[1]))
    return reached


def tell(error: BaseException) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    reporter = ExceptionReporter()
    reporter.error_reported.connect(lambda text, details: told.append((text, details)))
    reporter.install()
    try:
        fail(error)
    except BaseException as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)
    finally:
        reporter.uninstall()
    return told


def fail(error: BaseException) -> None:
    raise error


def test_what_the_user_did_is_told_without_details(hooked: list[BaseException]) -> None:
    assert tell(UserError("Expected 1, received 2.")) == [("Expected 1, received 2.", "")]
    assert hooked == []


def test_a_fault_of_ours_is_told_with_its_traceback(hooked: list[BaseException]) -> None:
    error = ZeroDivisionError("by zero")
    ((text, details),) = tell(error)
    assert "ZeroDivisionError: by zero" in text
    assert "test_exception_reporter.py" in details
    assert hooked == [error]


def test_an_interrupt_is_no_fault(hooked: list[BaseException]) -> None:
    assert tell(KeyboardInterrupt()) == []
    assert len(hooked) == 1


def test_the_hook_before_comes_back(hooked: list[BaseException]) -> None:
    before = sys.excepthook
    tell(ValueError("x"))
    assert sys.excepthook is before


@pytest.fixture
def reporter(
    hooked: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ExceptionReporter]:
    monkeypatch.setattr(exception_reporter, "UPDATE_MS", 50)
    reporter = ExceptionReporter()
    reporter.install()
    yield reporter
    reporter.uninstall()


def fail_often(times: int) -> None:
    for number in range(times):
        try:
            fail(ValueError(f"number {number}"))
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)


def test_equal_errors_are_told_once_with_their_number(
    qtbot: QtBot, reporter: ExceptionReporter, hooked: list[BaseException]
) -> None:
    told: list[str] = []
    repeated: list[tuple[str, str]] = []
    reporter.error_reported.connect(lambda text, _: told.append(text))
    reporter.repeated.connect(lambda before, text, _: repeated.append((before, text)))
    fail_often(50)
    assert len(told) == len(hooked) == 1
    qtbot.waitUntil(lambda: bool(repeated))
    ((before, text),) = repeated
    assert before == told[0]
    assert " 50 times " in text
    fail_often(1)
    qtbot.waitUntil(lambda: len(repeated) == 2)
    assert repeated[1][0] == text
    assert " 51 times " in repeated[1][1]


def test_an_error_of_a_thread_is_told(qtbot: QtBot, reporter: ExceptionReporter) -> None:
    with qtbot.waitSignal(reporter.error_reported) as told:
        thread = threading.Thread(target=fail, args=(ValueError("in a thread"),))
        thread.start()
        thread.join()
    assert "in a thread" in told.args[0]


def test_equal_errors_of_a_thread_are_counted(qtbot: QtBot, reporter: ExceptionReporter) -> None:
    with qtbot.waitSignal(reporter.repeated) as repeated:
        thread = threading.Thread(target=fail_often, args=(12,))
        thread.start()
        thread.join()
    assert " 12 times " in repeated.args[1]


def test_a_failing_paint_is_told_once_in_the_window(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore, reporter: ExceptionReporter
) -> None:
    class Broken(View):
        __module__ = "normviz.ui.example"

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
            raise ZeroDivisionError("on purpose")

    window = MainWindow([ViewEntry("a", "A", "cube", "A page.", Broken)], theme, settings)
    qtbot.addWidget(window)
    queued = Qt.ConnectionType.QueuedConnection
    reporter.error_reported.connect(window.show_fault, queued)
    reporter.repeated.connect(window.repeat_fault, queued)
    view = window.show_view("a")
    window.show()
    for _ in range(12):
        view.repaint()
    qtbot.waitUntil(lambda: " times " in window.message_bar.text())
    window.message_bar.clear()
    view.repaint()
    with qtbot.waitSignal(reporter.repeated):
        view.repaint()
    QCoreApplication.processEvents()
    assert window.message_bar.text() == ""  # the user closed it


def test_a_view_that_cannot_save_does_not_keep_the_window_open(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore, reporter: ExceptionReporter
) -> None:
    ended: list[str] = []

    class Broken(View):
        def save(self) -> dict[str, Any]:
            raise ValueError("on purpose")

        def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:  # noqa: ARG002
            ended.append("broken")
            raise ValueError("on purpose")

    class Sound(View):
        def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:  # noqa: ARG002
            ended.append("sound")
            return True

    entries = [ViewEntry("a", "A", "cube", "A page.", Broken),
               ViewEntry("b", "B", "cube", "A page.", Sound)]  # fmt: skip
    window = MainWindow(entries, theme, settings)
    qtbot.addWidget(window)
    window.show_view("a")
    window.show_view("b")
    window.show()
    assert window.close()
    assert ended == ["broken", "sound"]
