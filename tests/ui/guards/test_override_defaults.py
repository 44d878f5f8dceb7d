import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QIconEngine
from PySide6.QtWidgets import QGraphicsObject, QLabel, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.guards.override_defaults import is_guarded_name, safe_default


@pytest.mark.parametrize(
    ("name", "guarded"),
    [
        ("paintEvent", True),
        ("sizeHint", True),
        ("rowCount", True),
        ("eventFilter", True),
        ("show_note", False),
        ("set_theme", False),
        ("count", False),
    ],
)
def test_methods_of_qt_are_guarded_and_ours_are_not(name: str, guarded: bool) -> None:
    assert is_guarded_name(name) == guarded


def test_an_event_handler_returns_nothing(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert safe_default(widget, "paintEvent", (None,)) is None


def test_what_qt_says_of_the_object_is_said(qtbot: QtBot) -> None:
    class Broken(QLabel):
        def sizeHint(self) -> QSize:  # noqa: N802
            raise RuntimeError

    label = Broken("A long text that takes some room")
    qtbot.addWidget(label)
    assert safe_default(label, "sizeHint", ()) == QLabel.sizeHint(label)
    assert safe_default(label, "sizeHint", ()).width() > 50


def test_a_pure_virtual_method_gets_a_value_of_its_type(qtbot: QtBot) -> None:
    class Rows(QAbstractTableModel):
        pass

    class Item(QGraphicsObject):
        pass

    model = Rows()
    assert safe_default(model, "rowCount", (QModelIndex(),)) == 0
    assert safe_default(model, "columnCount", (QModelIndex(),)) == 0
    assert safe_default(model, "data", (QModelIndex(), 0)) is None
    assert safe_default(Item(), "boundingRect", ()).isNull()


def test_flags_of_a_list_are_those_of_qt(qtbot: QtBot) -> None:
    class Rows(QAbstractListModel):
        def rowCount(self, parent: QModelIndex) -> int:  # noqa: ARG002, N802
            return 1

        def data(self, index: QModelIndex, role: int = 0) -> None:  # noqa: ARG002
            return None

        def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # noqa: ARG002
            raise RuntimeError

    model = Rows()
    found = safe_default(model, "flags", (model.index(0),))
    assert found & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize("name", ["event", "eventFilter", "viewportEvent", "setData", "mergeWith"])
def test_what_is_asked_whether_it_was_done_says_no(name: str) -> None:
    assert safe_default(object(), name, ()) is False


def test_no_row_is_hidden_by_a_filter_that_fails() -> None:
    assert safe_default(object(), "filterAcceptsRow", (0, None)) is True


def test_an_icon_engine_has_a_clone(qtbot: QtBot) -> None:
    class Engine(QIconEngine):
        pass

    assert isinstance(safe_default(Engine(), "clone", ()), QIconEngine)
