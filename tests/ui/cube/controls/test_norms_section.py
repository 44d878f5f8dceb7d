import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from normviz.figure.state import DEFAULT_NORMS
from normviz.norms import CATALOG

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rows(find) -> QListWidget:
    return find("cube_norms")


def middle(rows: QListWidget, row: int) -> QPoint:
    return rows.visualItemRect(rows.item(row)).center()


def cross(rows: QListWidget, row: int) -> QPoint:
    rect = rows.visualItemRect(rows.item(row))
    end = rect.left() + 12 if rows.isRightToLeft() else rect.right() - 12
    return QPoint(end, rect.center().y())


def drag(rows: QListWidget, source: int, end: QPoint) -> None:
    view, start = rows.viewport(), middle(rows, source)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)


def titles(rows: QListWidget) -> list[str]:
    return [rows.item(row).text() for row in range(rows.count())]


def test_rows_name_norms_and_reduced_axes(rows) -> None:
    assert titles(rows) == ["Batch Norm", "Layer Norm", "Instance Norm", "Group Norm"]
    tips = [rows.item(row).toolTip() for row in range(4)]
    assert tips[0].startswith("Shares statistics over N, H, W")
    assert tips[3].startswith("Shares statistics over C/G, H, W")


def test_list_is_as_high_as_its_rows(model, rows) -> None:
    row = rows.visualItemRect(rows.item(0)).height()
    model.change("All", norms=tuple(CATALOG))
    assert rows.viewport().height() == row * len(CATALOG)
    model.change("Two", norms=("batch", "group"))
    assert rows.viewport().height() == row * 2


@pytest.mark.parametrize(
    ("source", "target", "order"),
    [
        (0, 3, ("layer", "instance", "group", "batch")),
        (3, 0, ("group", "batch", "layer", "instance")),
        (1, 2, ("batch", "instance", "layer", "group")),
    ],
)
def test_dragged_row_moves(model, rows, source: int, target: int, order) -> None:
    down = 6 if target > source else -6
    drag(rows, source, middle(rows, target) + QPoint(0, down))
    assert model.state.norms == order
    assert titles(rows) == [CATALOG[name].title for name in order]
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state.norms == DEFAULT_NORMS


def test_row_dragged_out_of_the_list_lands_at_its_end(model, rows) -> None:
    drag(rows, 0, QPoint(40, 4000))
    assert model.state.norms == ("layer", "instance", "group", "batch")


def test_row_dropped_where_it_was_changes_nothing(model, rows) -> None:
    drag(rows, 1, middle(rows, 1) + QPoint(30, 2))
    assert model.state.norms == DEFAULT_NORMS
    assert model.undo_stack.count() == 0


def test_escape_ends_a_drag(model, rows) -> None:
    view = rows.viewport()
    QTest.mousePress(view, LEFT, pos=middle(rows, 0))
    QTest.mouseMove(view, middle(rows, 3))
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=middle(rows, 3))
    assert model.state.norms == DEFAULT_NORMS


def test_click_on_the_cross_removes_the_row(model, rows) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, pos=cross(rows, 1))
    assert model.state.norms == ("batch", "instance", "group")
    assert model.undo_stack.undoText() == "Remove Layer Norm"


def test_press_on_a_cross_may_still_be_called_off(model, rows) -> None:
    QTest.mousePress(rows.viewport(), LEFT, pos=cross(rows, 1))
    QTest.mouseRelease(rows.viewport(), LEFT, pos=cross(rows, 2))
    assert model.state.norms == DEFAULT_NORMS


def test_cross_is_at_the_other_side_from_right_to_left(model, rows) -> None:
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.mouseClick(rows.viewport(), LEFT, pos=cross(rows, 0))
    assert model.state.norms == ("layer", "instance", "group")


def test_keys_move_and_remove_the_row(model, rows) -> None:
    rows.setFocus()
    rows.setCurrentRow(2)
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    assert model.state.norms == ("batch", "instance", "layer", "group")
    assert rows.currentRow() == 1
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert model.state.norms == DEFAULT_NORMS
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert model.state.norms == ("batch", "layer", "group")
    assert model.focused == "group"
    assert rows.currentRow() == 2


def test_the_last_norm_may_go_too(model, rows) -> None:
    rows.setFocus()
    for _ in range(4):
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert model.state.norms == ()
    assert rows.height() > 20
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    model.undo_stack.undo()
    assert len(model.state.norms) == 1
    assert rows.count() == 1


def test_selected_row_is_the_focused_norm(model, rows) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, pos=middle(rows, 2))
    assert model.focused == "instance"
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert model.focused == "group"
    model.focus("layer")
    assert rows.currentRow() == 1
    assert model.undo_stack.count() == 0


def test_menu_adds_what_is_not_shown(model, find, rows) -> None:
    menu = find("cube_add_norm").menu()
    offered = {action.data() for action in menu.actions() if action.isVisible() and action.data()}
    assert offered == set(CATALOG) - set(DEFAULT_NORMS)
    headings = [action.text() for action in menu.actions() if action.isSeparator()]
    assert headings[:2] == ["Normalizes activations", "Normalizes the kernel"]
    next(action for action in menu.actions() if action.data() == "rms").trigger()
    assert model.state.norms == (*DEFAULT_NORMS, "rms")
    assert model.focused == "rms"
    assert rows.currentRow() == 4
    assert not next(action for action in menu.actions() if action.data() == "rms").isVisible()


def test_menu_opens_by_keyboard_and_adds(model, qtbot, find) -> None:
    button = find("cube_add_norm")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(button.menu().isVisible)
    QTest.keyClick(button.menu(), Qt.Key.Key_Down)
    QTest.keyClick(button.menu(), Qt.Key.Key_Return)
    first = next(name for name in CATALOG if name not in DEFAULT_NORMS)
    assert model.state.norms == (*DEFAULT_NORMS, first)


def test_nothing_to_add_when_all_are_shown(model, find) -> None:
    model.change("All", norms=tuple(CATALOG))
    assert not find("cube_add_norm").isEnabled()


def test_preset_shows_the_norms_of_the_paper(model, find, click) -> None:
    assert not find("cube_preset_wu_he").isEnabled()
    model.change("Two", norms=("rms", "batch"))
    click("cube_preset_wu_he")
    assert model.state.norms == DEFAULT_NORMS


def test_batch_norm_shares_nothing_in_inference(model, rows) -> None:
    model.change("Inference", training=False)
    assert rows.item(0).toolTip().startswith("Uses moving statistics in inference")
