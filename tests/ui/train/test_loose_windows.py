from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.train.plots.plot_pane import PlotPane
from normviz.ui.train.runs.table import RunsTable


class Windows(QObject):
    """Keeps the names of all windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched.objectName())
        return False


@pytest.mark.parametrize("make", [PlotPane, RunsTable])
def test_no_page_is_shown_as_a_window_of_its_own(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget]
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        qtbot.addWidget(make())
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []
