import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from normviz.scenes.scene import Scene
from normviz.scenes.slides import Slide
from normviz.ui.shell.slides.model import SlidesModel
from normviz.ui.shell.slides.panel import SlidesPanel, has_focus_inside


@pytest.fixture
def model() -> SlidesModel:
    model = SlidesModel()
    for title in ("a", "b", "c"):
        model.add(Slide(title, Scene("cube"), f"notes of {title}"))
    return model


@pytest.fixture
def panel(qtbot: QtBot, model: SlidesModel) -> SlidesPanel:
    panel = SlidesPanel(model)
    qtbot.addWidget(panel)
    panel.list.delete_wanted.connect(model.remove)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.list.setFocus()
    return panel


def rows(panel: SlidesPanel) -> str:
    return "".join(panel.list.item(row).text() for row in range(panel.list.count()))


def test_the_current_slide_and_its_notes_are_shown(panel: SlidesPanel, model: SlidesModel) -> None:
    assert (rows(panel), panel.list.currentRow()) == ("abc", 2)
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert model.show.current == 1
    assert panel.notes.toPlainText() == "notes of b"


def test_keys_move_and_delete(panel: SlidesPanel, model: SlidesModel) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (rows(panel), panel.list.currentRow()) == ("acb", 1)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert (rows(panel), panel.list.currentRow()) == ("ab", 1)
    model.undo_stack.undo()
    assert rows(panel) == "acb"


def test_a_row_that_is_dragged_moves_its_slide(panel: SlidesPanel, model: SlidesModel) -> None:
    rows_of = panel.list.model()
    assert rows_of.moveRow(panel.list.rootIndex(), 0, panel.list.rootIndex(), 3)
    assert [each.title for each in model.show.deck.slides] == ["b", "c", "a"]
    assert rows(panel) == "bca"
    model.undo_stack.undo()
    assert rows(panel) == "abc"


def test_f2_renames(panel: SlidesPanel, model: SlidesModel, qtbot: QtBot) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    QTest.keyClicks(editor, "new")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.show.deck.slides[2].title == "new")
    assert rows(panel) == "abnew"


def test_notes_are_typed(panel: SlidesPanel, model: SlidesModel) -> None:
    panel.notes.setFocus()
    panel.notes.selectAll()
    QTest.keyClicks(panel.notes, "Hi")
    assert model.show.deck.slides[2].notes == "Hi"
    assert has_focus_inside(panel)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("add", "add_wanted"),
        ("update", "update_wanted"),
        ("delete", "delete_wanted"),
        ("save", "save_wanted"),
        ("present", "present_wanted"),
    ],
)
def test_buttons_say_what_is_wanted(
    panel: SlidesPanel, qtbot: QtBot, name: str, signal: str
) -> None:
    button = panel.findChild(QPushButton, f"slides_{name}")
    with qtbot.waitSignal(getattr(panel, signal)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_list_keeps_its_keys_though_the_window_has_them_too(
    panel: SlidesPanel, model: SlidesModel
) -> None:
    of_the_view = QAction("Delete or rename runs", panel)
    of_the_view.setShortcuts(["Del", "Backspace", "F2"])
    panel.addAction(of_the_view)
    told = QSignalSpy(of_the_view.triggered)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    QTest.keyClick(panel.list, Qt.Key.Key_Backspace)
    assert rows(panel) == "a"
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    assert panel.list.state() == panel.list.State.EditingState
    assert told.count() == 0
