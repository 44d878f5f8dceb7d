"""Shared fixtures of the window's tests: fixed theme, separate settings, clean-up."""

import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, QTimerEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from normviz.runs.sqlite import opening
from normviz.settings import paths
from normviz.settings.store import SettingsStore
from normviz.ui.style.theme import ThemeController

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


PATIENCE_MS = 20_000
"""How long events are waited for: cores that run other tests too may need more than Qt's 5 s."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What the offscreen platform says it cannot do (raise a window, grab keys) is no fault of ours.
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


class _Refusals(QObject):
    """Answers no to each dialog that a closing window asks with, so that none waits for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.startTimer(500)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: ARG002, N802
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Closes windows whose test failed while they were at work; nobody is there to be asked.

    A modal dialog runs an event loop of its own, which pytest-timeout cannot leave.
    """
    refusals = _Refusals() if QApplication.instance() else None
    yield
    del refusals


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    """Settings in a file of the test's own."""
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeController]:
    """The light theme on the application, and what changes it."""
    controller = ThemeController("light")
    yield controller
    controller.set_mode("light")
    controller.deleteLater()


@pytest.fixture(autouse=True)
def patient_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets qtbot wait longer unless the test says how long."""
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
        monkeypatch.setitem(wait.__kwdefaults__, "timeout", PATIENCE_MS)


@pytest.fixture(autouse=True)
def no_user_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the user's settings gets an empty folder."""
    monkeypatch.setattr(paths, "settings_path", lambda: tmp_path / "user" / paths.FILE)
    monkeypatch.setattr(paths, "old_ini_path", lambda: tmp_path / "user" / "normviz.ini")


@pytest.fixture(autouse=True)
def keep_widgets(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """Holds each widget given to qtbot until the end of its test.

    qtbot holds it weakly: once the test's function has returned, the garbage collector may delete
    a window in the middle of the window's own event, and the process with it.
    """
    kept: list[QWidget] = []
    add = QtBot.addWidget

    def add_and_keep(self: QtBot, widget: QWidget, **options: object) -> None:
        kept.append(widget)
        add(self, widget, **options)

    monkeypatch.setattr(QtBot, "addWidget", add_and_keep)
    return kept


@pytest.fixture(autouse=True)
def no_dangling(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that leaves a thread running, or a timer that no widget owns any more."""
    threads: WeakSet[QThread] = WeakSet()
    timers: WeakSet[QTimer] = WeakSet()
    for kind, seen in ((QThread, threads), (QTimer, timers)):
        _record_starts(monkeypatch, kind, seen)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    running = [each for each in threads if isValid(each) and each.isRunning()]
    ticking = [each for each in timers if isValid(each) and each.isActive()]
    for thread in running:
        thread.requestInterruption()
        thread.quit()
        thread.wait(5000)
    for timer in ticking:
        timer.stop()
    assert not running, f"expected no running thread after the test, found {running}"
    assert not ticking, f"expected no ticking timer after the test, found {ticking}"


@pytest.fixture(autouse=True)
def no_waiting_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails a test in which the window opens a database whose calls in the GUI thread may wait."""
    waiting: list[str] = []
    connect = opening._connect

    def recorded(uri: str, wait: float) -> opening.Connection:
        if wait and threading.current_thread() is threading.main_thread():
            waiting.extend(_functions_of_the_window())
        return connect(uri, wait)

    monkeypatch.setattr(opening, "_connect", recorded)
    yield waiting
    assert not waiting, f"expected no database that may wait in the GUI thread, found {waiting}"


def _functions_of_the_window() -> list[str]:
    """The callers in ``normviz.ui``."""
    found = []
    frame: FrameType | None = sys._getframe(1)
    while frame:
        found.append(f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname}")
        frame = frame.f_back
    return [name for name in found if name.startswith("normviz.ui.")]


def _record_starts(
    monkeypatch: pytest.MonkeyPatch, kind: type[QThread | QTimer], seen: WeakSet[object]
) -> None:
    start = kind.start

    def recorded(self: object, *arguments: object) -> None:
        seen.add(self)
        start(self, *arguments)

    monkeypatch.setattr(kind, "start", recorded)


@pytest.fixture
def assert_described() -> Callable[[QWidget], None]:
    """Checks that every control in a widget has an objectName, accessibleName and a tooltip."""
    return _assert_described


def _assert_described(root: QWidget) -> None:
    lacking = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not isinstance(widget, CONTROLS) or _belongs_to_qt(widget):
            continue
        names = {
            "objectName": widget.objectName(),
            "accessibleName": widget.accessibleName(),
            "toolTip": widget.toolTip(),
        }
        lacking += [f"{widget!r}: no {name}" for name, text in names.items() if not text]
    assert not lacking, "\n".join(lacking)


def _belongs_to_qt(widget: QWidget) -> bool:
    """Whether Qt made the control as a part of another: the line of a spin box, a header."""
    inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    return (
        inside
        or isinstance(widget, QScrollBar | QHeaderView)
        or widget.objectName().startswith("qt_")
    )


@pytest.fixture
def shared_keys() -> Callable[[QMainWindow], list[str]]:
    """Lists every Alt key that two things of a window want, with their names."""
    return _shared_keys


def _shared_keys(window: QMainWindow) -> list[str]:
    """Every key that two things want which can be used now, or two entries of one menu."""
    wanted = [*_keys_of_menus(window.menuBar().actions()), *_keys_of_actions(window)]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled():
            wanted += _keys_of(widget)
    found = _wanted_twice("the window", wanted)
    for menu in window.menuBar().findChildren(QMenu):
        found += _wanted_twice(menu.objectName(), [*_keys_of_menus(menu.actions())])
    return found


def _keys_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Keys of one widget, each with what it belongs to."""
    if isinstance(widget, QLabel):
        buddy = widget.buddy()
        if buddy is not None and buddy.isVisible() and buddy.isEnabled():
            yield _mnemonic(widget.text()), buddy.objectName()
    elif isinstance(widget, QAbstractButton):
        yield widget.shortcut().toString(), widget.objectName()
    elif isinstance(widget, QTabBar):
        for at in range(widget.count()):
            if widget.isTabVisible(at) and widget.isTabEnabled(at):
                yield _mnemonic(widget.tabText(at)), f"tab {widget.tabText(at)}"
    elif isinstance(widget, QGroupBox):
        yield _mnemonic(widget.title()), widget.objectName()


def _keys_of_menus(actions: list[QAction]) -> Iterator[tuple[str, str]]:
    for action in actions:
        if action.isVisible() and not action.isSeparator():
            yield _mnemonic(action.text()), f"menu entry {action.text()}"


def _keys_of_actions(window: QMainWindow) -> Iterator[tuple[str, str]]:
    """Shortcuts such as Alt+1, which are no mnemonics."""
    for action in window.findChildren(QAction):
        if action.isEnabled() and action.isVisible():
            for keys in action.shortcuts():
                yield keys.toString(), action.objectName()


def _mnemonic(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def _wanted_twice(where: str, wanted: list[tuple[str, str]]) -> list[str]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in wanted:
        if key.startswith("Alt+"):
            by_key[key].append(name)
    return [
        f"{key} in {where}: {', '.join(names)}"
        for key, names in sorted(by_key.items())
        if len(names) > 1
    ]
