from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from normviz.ui.learn.lesson_delegate import LessonDelegate


def test_a_long_title_takes_more_lines(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    view.resize(200, 300)
    view.addItems(["short", "a title of many words that does not fit into a line"])
    with qtbot.waitExposed(view):
        view.show()
    delegate = LessonDelegate(view)
    short, long = (
        delegate.sizeHint(QStyleOptionViewItem(), view.model().index(row, 0)) for row in (0, 1)
    )
    assert long.height() > short.height()
    assert long.width() == short.width() == view.viewport().width()
