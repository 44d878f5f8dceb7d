from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.presenting.laser_pointer import LaserPointer


def test_what_lies_below_the_dot_is_clicked(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(300, 200)
    button = QPushButton("a", page)
    button.setGeometry(100, 80, 80, 30)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    handle = page.windowHandle()
    dot = LaserPointer(page)
    handle.installEventFilter(dot)
    place = button.geometry().center()
    QTest.keyPress(handle, Qt.Key.Key_L)
    QTest.mouseMove(handle, place)
    qtbot.waitUntil(lambda: dot.geometry().center() == place)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    picture = page.grab().toImage()
    assert picture.pixelColor(place).saturation() > picture.pixelColor(QPoint(5, 5)).saturation()
    QTest.keyRelease(handle, Qt.Key.Key_L)
    assert not dot.isVisible()
