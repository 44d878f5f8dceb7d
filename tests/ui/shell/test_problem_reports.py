from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.ui.shell import problem_reports
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.problem_reports import ProblemReports
from normviz.ui.shell.report_dialog import ReportDialog
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.style.theme import ThemeController

CRASH = "normviz 0\n" + "-" * 20 + "\nFatal Python error: Segmentation fault\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log folder, also one of modules."""
    monkeypatch.setenv("NORMVIZ_LOG_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(problem_reports, "_MODULE", "example_report")
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeController, settings: SettingsStore) -> MainWindow:
    window = MainWindow([ViewEntry("a", "A", "cube", "A page.", View)], theme, settings)
    qtbot.addWidget(window)
    window.show_view("a")
    window.show()
    return window


@pytest.fixture
def reports(folder: Path, window: MainWindow) -> Iterator[ProblemReports]:
    reports = ProblemReports(window, ["a log", "", ""])
    yield reports
    reports.stop()


def press_action(window: MainWindow) -> None:
    button = window.message_bar.findChild(QPushButton, "message_bar_action")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_report(window: MainWindow) -> str:
    dialog = window.findChild(ReportDialog)
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.close()
    return text


def test_a_crash_of_the_last_session_is_offered_once(
    reports: ProblemReports, folder: Path, window: MainWindow
) -> None:
    (folder / "crash-1.txt").write_text(CRASH, encoding="utf-8")
    reports.offer_crash_reports()
    assert window.message_bar.text() == "normviz ended unexpectedly last time."
    press_action(window)
    assert "Segmentation fault" in shown_report(window)
    reports.offer_crash_reports()
    assert window.message_bar.text() == ""


def test_help_puts_a_report_on_the_clipboard(
    qtbot: QtBot, reports: ProblemReports, folder: Path, window: MainWindow
) -> None:
    code = "import sys; sys.stdout.buffer.write(f'γ {sys.argv[1:]}'.encode())"
    (folder / "example_report.py").write_text(code, encoding="utf-8")
    window.findChild(QAction, "action_report").trigger()
    assert "Preparing the report" in window.message_bar.text()  # and the window goes on
    qtbot.waitUntil(lambda: "clipboard" in window.message_bar.text())
    assert QGuiApplication.clipboard().text() == "γ ['a log', '', '']"
    press_action(window)
    assert shown_report(window) == "γ ['a log', '', '']"


def test_a_report_that_fails_leaves_the_clipboard(
    qtbot: QtBot, reports: ProblemReports, folder: Path, window: MainWindow
) -> None:
    QGuiApplication.clipboard().setText("mine")
    (folder / "example_report.py").write_text("raise ValueError", encoding="utf-8")
    reports.gather()
    qtbot.waitUntil(lambda: "normviz doctor" in window.message_bar.text())
    assert QGuiApplication.clipboard().text() == "mine"


def test_closing_ends_the_gathering(reports: ProblemReports, folder: Path) -> None:
    code = "import threading; threading.Event().wait()"
    (folder / "example_report.py").write_text(code, encoding="utf-8")
    reports.gather()
    reports.stop()
    assert reports._process.state() == reports._process.ProcessState.NotRunning
