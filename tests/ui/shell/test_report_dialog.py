from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.report_dialog import ReportDialog


def test_the_report_is_shown_and_copied(
    qtbot: QtBot, assert_described: Callable[[QWidget], None]
) -> None:
    dialog = ReportDialog("Report", "one\ntwo")
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    assert_described(dialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "one\ntwo"
    button = dialog.findChild(QPushButton, "copy_button")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "one\ntwo"
