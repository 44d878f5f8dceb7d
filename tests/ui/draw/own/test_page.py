import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from normviz.datasets.custom_digits import OwnDigits
from normviz.ui.draw.own.confusion import ConfusionMatrix

LEFT = Qt.MouseButton.LeftButton
ONE = [(200, 50), (200, 350)]


def labels(tmp_path) -> list[int]:
    return [each.label for each in OwnDigits(tmp_path / "own").all()]


def keep(view, draw, settle, find, *digits: int) -> None:
    view.side_pane.show_page("own")
    for digit in digits:
        draw(*ONE)
        settle()
        QTest.mouseClick(find(f"draw_own_save_{digit}"), LEFT)


def test_the_drawing_is_saved_with_its_label(view, draw, settle, find, tmp_path) -> None:
    view.side_pane.show_page("own")
    assert not find("draw_own_save_1").isEnabled()
    keep(view, draw, settle, find, 1, 7)
    assert labels(tmp_path) == [1, 7]
    image = OwnDigits(tmp_path / "own").all()[1].image
    assert np.abs(image / 255 - view.answers_pane.network.image).max() < 0.01
    assert [find("draw_own_gallery").item(row).text() for row in (0, 1)] == ["7", "1"]
    assert find("draw_own_count").text() == "Digits: 2"


def test_saving_and_deleting_can_be_undone(view, draw, settle, find, tmp_path) -> None:
    keep(view, draw, settle, find, 1, 2, 3)
    gallery = find("draw_own_gallery")
    assert not find("draw_own_delete_button").isEnabled()
    gallery.item(0).setSelected(True)
    gallery.item(1).setSelected(True)
    QTest.mouseClick(find("draw_own_delete_button"), LEFT)
    assert labels(tmp_path) == [1]
    view.undo_stack.undo()
    assert labels(tmp_path) == [1, 2, 3]
    view.undo_stack.undo()
    assert labels(tmp_path) == [1, 2]
    view.undo_stack.redo()
    view.undo_stack.redo()
    assert labels(tmp_path) == [1]
    assert gallery.count() == 1


def test_a_digit_that_is_typed_is_the_new_label(view, draw, settle, find, tmp_path) -> None:
    keep(view, draw, settle, find, 1, 2)
    gallery = find("draw_own_gallery")
    gallery.setFocus()
    gallery.item(0).setSelected(True)
    QTest.keyClick(gallery, Qt.Key.Key_9)
    assert labels(tmp_path) == [1, 9]
    QTest.keyClick(gallery, Qt.Key.Key_5)  # nothing is selected any more
    assert labels(tmp_path) == [1, 9]


def test_every_model_reads_the_own_digits(qtbot, view, draw, settle, find, fake) -> None:
    keep(view, draw, settle, find, 3, 3, 5)
    fake.reads["none"] = 5
    train = find("draw_own_train")
    before = train.mapTo(view, train.rect().topLeft())
    QTest.mouseClick(find("draw_own_evaluate"), LEFT)
    choice = find("draw_own_model")
    assert isinstance(choice, QComboBox)
    qtbot.waitUntil(lambda: "right" in choice.currentText())
    qtbot.waitUntil(find("draw_own_matrix").isVisible)
    assert train.mapTo(view, train.rect().topLeft()) == before
    assert choice.currentData() == "batch"
    shown = [choice.itemText(row).replace("\u202f", " ") for row in range(3)]
    assert shown == ["No norm: 33 % right", "Batch Norm: 67 % right", "Group Norm: 67 % right"]
    matrix = find("draw_own_matrix")
    assert isinstance(matrix, ConfusionMatrix)
    assert matrix.counts()[3, 3] == 2
    assert matrix.counts()[5, 3] == 1
    choice.setCurrentIndex(0)
    assert matrix.counts()[3, 5] == 2
    assert matrix.accessibleDescription() == "Read as another digit: 2 of 3."
    assert not matrix.grab().isNull()
    view.undo_stack.undo()  # another set: the old numbers are not its
    assert matrix.isHidden() or not matrix.isVisible()


def test_a_broken_file_is_told_once_and_set_aside(
    view, draw, settle, find, tmp_path, messages
) -> None:
    (tmp_path / "own").mkdir()
    path = tmp_path / "own" / "digits.npz"
    path.write_bytes(b"broken")
    keep(view, draw, settle, find, 4)
    (aside,) = path.parent.glob("digits.npz.broken-*")
    assert aside.read_bytes() == b"broken"
    assert [(kind, aside.name in text) for kind, text in messages] == [("error", True)]
    assert [each.label for each in OwnDigits(path.parent).all()] == [4]


def test_a_file_that_cannot_be_opened_is_told_and_not_written_over(
    view, draw, settle, find, tmp_path, messages
) -> None:
    path = tmp_path / "own" / "digits.npz"
    path.mkdir(parents=True)
    keep(view, draw, settle, find, 4)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert {kind for kind, _ in messages} == {"error"}
    assert view.undo_stack.undoText() == "Draw a stroke"
