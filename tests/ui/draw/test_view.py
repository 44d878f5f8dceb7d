import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from normviz.settings.values import Settings
from normviz.ui.draw.answers.answers_pane import IN_TRAINING
from normviz.ui.draw.settings.model_list import ModelList
from normviz.ui.draw.view import DrawView
from normviz.ui.shell.main_window import SMALLEST_SIZE
from normviz.ui.shell.rail import WIDTH
from normviz.ui.shell.view import View

LEFT = Qt.MouseButton.LeftButton
SEVEN = [(100, 100), (280, 110), (200, 320)]


def test_it_is_a_view_that_describes_its_controls(view: DrawView, assert_described) -> None:
    assert isinstance(view, View)
    assert view.title() == "Draw"
    assert_described(view)
    keys = [each.toString() for menu in view.menu_actions().values() for a in menu
            for each in a.shortcuts()]  # fmt: skip
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_it_fits_into_a_small_window(view: DrawView) -> None:
    assert view.minimumSizeHint().width() <= SMALLEST_SIZE.width() - WIDTH
    assert view.minimumSizeHint().height() <= SMALLEST_SIZE.height()


def test_a_narrow_page_does_without_the_slider_of_the_pen(
    qtbot: QtBot, view: DrawView, find
) -> None:
    slider = find("draw_pen_width_slider")
    assert slider.isVisible()
    view.window().resize(view.minimumSizeHint().width(), 600)
    qtbot.waitUntil(lambda: not slider.isVisible())
    assert find("draw_pen_width_spin").isVisible()
    view.window().resize(1200, 600)
    qtbot.waitUntil(slider.isVisible)


def test_the_models_answer_to_what_is_drawn(view: DrawView, draw, settle, fake) -> None:
    assert view.answers_pane.head.text() == "Draw a digit: the answers appear here."
    draw(*SEVEN)
    settle()
    assert [panel.winner for panel in view.answers_pane.panels.values()] == [3, 3, 3]
    assert view.answers_pane.head.text() == "3\n80\u202f% sure\n3 of 3 say 3"
    assert (fake.images[-1] == view.answers_pane.network.image).all()


def test_who_has_drawn_is_not_asked_to_draw(view: DrawView, draw, qtbot, settle, fake) -> None:
    fake.gate.clear()
    draw(*SEVEN)
    qtbot.waitUntil(lambda: view.answers_pane.head.text() == "Computing the answers…")
    fake.gate.set()
    settle()
    assert view.answers_pane.head.text().startswith("3\n")
    view.clear()
    settle()
    assert view.answers_pane.head.text() == "Draw a digit: the answers appear here."


def test_another_opinion_is_marked(view: DrawView, draw, settle, fake) -> None:
    fake.reads = {"none": 1, "batch": 7, "group": 7}
    draw(*SEVEN)
    settle()
    differs = {key: panel.differs for key, panel in view.answers_pane.panels.items()}
    assert differs == {"none": True, "batch": False, "group": False}
    assert "2 of 3 say 7, the other one 1" in view.answers_pane.head.text()
    spoken = view.answers_pane.panels["none"].accessibleDescription()
    assert spoken == "Reads 1, 80\u202f% sure; the default model reads another digit."


def test_an_empty_page_has_no_answers(view: DrawView, draw, settle) -> None:
    draw(*SEVEN)
    settle()
    view.undo_stack.undo()
    settle()
    assert all(panel.winner is None for panel in view.answers_pane.panels.values())
    assert view.answers_pane.head.text() == "Draw a digit: the answers appear here."


def test_drawing_works_while_the_models_are_busy(view: DrawView, draw, settle, fake) -> None:
    fake.gate.clear()
    for row in range(4):
        draw((100, 100 + 50 * row), (300, 100 + 50 * row))
        QApplication.processEvents()
    assert len(view.model.page.strokes) == 4
    fake.gate.set()
    settle()
    asked = {image.tobytes() for image in fake.images}
    assert len(asked) == 2  # the first drawing and the last
    assert (fake.images[-1] == view.answers_pane.network.image).all()


def test_only_chosen_models_have_panels(view: DrawView, draw, settle, find, fake) -> None:
    QTest.mouseClick(find("draw_models_default"), LEFT)
    assert list(view.answers_pane.panels) == ["batch"]
    draw(*SEVEN)
    settle()
    assert len(fake.images) == 1
    assert view.answers_pane.head.text() == "3\n80\u202f% sure"
    QTest.mouseClick(find("draw_models_all"), LEFT)
    settle()
    assert [panel.winner for panel in view.answers_pane.panels.values()] == [3, 3, 3]


def test_no_model_at_all_is_no_fault(view: DrawView, draw, settle, find) -> None:
    find("draw_models").tick([])
    draw(*SEVEN)
    settle()
    assert view.answers_pane.panels == {}


def test_training_mode_stands_beside_inference(view: DrawView, draw, settle, find, fake) -> None:
    draw(*SEVEN)
    QTest.mouseClick(find("draw_batch_mode_training"), LEFT)
    settle()
    assert list(view.answers_pane.panels) == ["none", "batch", "batch" + IN_TRAINING, "group"]
    assert view.answers_pane.panels["batch"].winner == 3
    assert view.answers_pane.panels["batch" + IN_TRAINING].winner == 4
    assert view.answers_pane.panels["batch" + IN_TRAINING].differs
    assert fake.mates[-1].shape == (15, 28, 28)


def test_mates_can_be_chosen(view: DrawView, draw, settle, find, fake) -> None:
    view.settings_panel.batch.set_mode("training")
    draw(*SEVEN)
    settle()
    kind = find("draw_mates_kind")
    assert isinstance(kind, QComboBox)
    _, labels = view.examples.validation()
    kind.setCurrentIndex(kind.findText("Only the digit 4"))
    settle()
    images, _ = view.examples.validation()
    assert (fake.mates[-1][0] * 255 == images[labels == 4][0]).all()
    kind.setCurrentIndex(kind.findText("Empty pages"))
    settle()
    assert not fake.mates[-1].any()


def test_pixels_that_mattered_lie_over_the_picture(
    view: DrawView, draw, settle, find, fake
) -> None:
    draw(*SEVEN)
    QTest.mouseClick(find("draw_saliency_gradient"), LEFT)
    settle()
    assert fake.salient == [("batch", 3, "gradient")]
    assert view.answers_pane.network.saliency is not None
    QTest.mouseClick(find("draw_answer_group"), LEFT)
    settle()
    assert fake.salient[-1] == ("group", 3, "gradient")
    assert "Group Norm" in find("draw_saliency_text").text()
    QTest.mouseClick(find("draw_saliency_off"), LEFT)
    settle()
    assert view.answers_pane.network.saliency is None


def test_saliency_lies_over_the_page_where_it_is_ticked(view: DrawView, find, draw, settle) -> None:
    draw((200, 50), (200, 350))
    QTest.mouseClick(find("draw_saliency_gradient"), LEFT)
    settle()
    assert view.canvas.saliency_place is None
    QTest.keyClick(find("draw_saliency_on_page"), Qt.Key.Key_Space)
    settle()
    place = view.canvas.saliency_place
    assert place is not None
    assert place.contains(200, 50)
    assert place.contains(200, 350)
    view.clear()
    settle()
    assert view.canvas.saliency_place is None


def test_drawings_that_were_cleared_come_back(view: DrawView, draw, settle) -> None:
    draw(*SEVEN)
    settle()
    page = view.model.page
    view.clear()
    view.clear()  # nothing to clear
    draw((200, 50), (200, 350))
    settle()
    assert [each.consensus.digit for each in view.history.kept()] == [3]
    item = view.history.item(0)
    assert item.text() == "3: 80\u202f%"
    place = view.history.visualItemRect(item).center()
    QTest.mouseClick(view.history.viewport(), LEFT, pos=place)
    assert view.model.page is page
    assert len(view.history.kept()) == 2
    view.undo_stack.undo()
    assert len(view.model.page.strokes) == 1


def test_a_ready_digit_is_put_on_the_page(view: DrawView, draw, settle, find) -> None:
    draw(*SEVEN)
    QTest.mouseClick(find("draw_example_4"), LEFT)
    settle()
    assert len(view.model.page.strokes) == len(_drawing(4))
    assert len(view.history.kept()) == 1
    assert view.answers_pane.panels["batch"].winner == 3
    view.undo_stack.undo()
    assert len(view.model.page.strokes) == 1


def _drawing(digit: int) -> tuple[np.ndarray, ...]:
    from normviz import drawing

    return drawing.read_sample_strokes("foot")[digit].strokes


def test_copy_and_paste(view: DrawView, draw, settle, find, messages) -> None:
    QTest.mouseClick(find("draw_copy_button"), LEFT)
    assert messages.pop() == ("info", "There is nothing to copy yet: draw a digit first.")
    draw(*SEVEN)
    settle()
    before = view.answers_pane.network.image
    QTest.mouseClick(find("draw_copy_button"), LEFT)
    assert messages.pop() == ("info", "The drawing is on the clipboard.")
    view.clear()
    QTest.mouseClick(find("draw_paste_button"), LEFT)
    settle()
    assert view.model.page.picture is not None
    assert np.abs(view.answers_pane.network.image - before).mean() < 0.05


def test_pasting_text_is_refused_in_a_sentence(view: DrawView, draw, messages) -> None:
    draw(*SEVEN)
    page = view.model.page
    QGuiApplication.clipboard().setText("seven")
    view.menu_actions()["edit"][1].trigger()
    assert view.model.page is page
    assert messages == [("error", "There is no picture on the clipboard. Copy one first.")]


def test_a_dropped_picture_is_put_on_the_page(view: DrawView, settle, tmp_path) -> None:
    path = tmp_path / "one.png"
    image = QImage(50, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    for y in range(10, 70):
        for x in range(22, 28):
            image.setPixel(x, y, 0xFF202020)
    image.save(str(path))
    drop(view, QUrl.fromLocalFile(str(path)))
    settle()
    assert view.model.page.picture is not None
    assert view.answers_pane.network.image.any()
    assert view.undo_stack.undoText() == "Paste a drawing"


def test_a_bad_drop_is_refused_in_a_sentence(
    view: DrawView, draw, settle, tmp_path, messages
) -> None:
    draw(*SEVEN)
    page = view.model.page
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    drop(view, QUrl.fromLocalFile(str(bad)))
    settle()
    drop(view, QUrl("https://example.org/a.png"))
    drop(view, QUrl.fromLocalFile(str(tmp_path / "missing.png")))
    settle()
    assert view.model.page is page
    assert [kind for kind, _ in messages] == ["error"] * 3
    assert all("\n" not in text for _, text in messages)


def test_a_bad_file_is_refused_in_a_sentence_and_the_drawing_stays(
    view: DrawView, draw, settle, tmp_path, messages
) -> None:
    draw(*SEVEN)
    page = view.model.page
    path = tmp_path / "strokes.json"
    path.write_text('{"strokes": [[[NaN, 1]]]}')
    view.open(path)
    settle()
    ((kind, text),) = messages
    assert kind == "error"
    assert "not a file of strokes" in text
    assert "\n" not in text
    assert view.model.page is page


def test_keys_choose_tools(view: DrawView) -> None:
    menu = {action.objectName(): action for action in view.menu_actions()["view"]}
    menu["draw_eraser"].trigger()
    assert view.model.tool == "eraser"
    menu["draw_pen"].trigger()
    assert view.model.tool == "pen"
    menu["draw_wider"].trigger()
    assert view.model.width == 28
    menu["draw_narrower"].trigger()
    assert view.model.width == 24


def test_pen_and_models_come_back_with_the_next_session(
    qtbot: QtBot, view: DrawView, fake, tmp_path, find
) -> None:
    view.model.set_width(40)
    find("draw_models").tick(["group"])
    other = DrawView(lambda: fake, tmp_path, tmp_path)
    qtbot.addWidget(other, before_close_func=lambda _: other.shut_down())
    other.restore(Settings(view.save()))
    assert other.model.width == 40
    other.show()
    qtbot.waitUntil(other.is_settled)
    assert list(other.answers_pane.panels) == ["group"]


def listed(view: DrawView) -> list[str]:
    rows = view.findChild(ModelList, "draw_runs")
    return [rows.item(row).text() for row in range(rows.count())]


def box(rows: ModelList, row: int) -> QPoint:
    return QPoint(12, rows.visualItemRect(rows.item(row)).center().y())


def test_a_run_that_comes_answers_once_it_is_ticked(
    qtbot: QtBot, view: DrawView, draw, settle, find, fake, keep_runs, run_info
) -> None:
    assert find("draw_runs_hint").isVisible()
    keep_runs(run_info("new", "My newest"), run_info("old"))
    qtbot.waitUntil(lambda: listed(view) == ["My newest", "old"])
    assert not find("draw_runs_hint").isVisible()
    assert list(view.answers_pane.panels) == ["none", "batch", "group"]
    draw(*SEVEN)
    QTest.mouseClick(find("draw_runs").viewport(), LEFT, pos=box(find("draw_runs"), 0))
    settle()
    assert list(view.answers_pane.panels) == ["none", "batch", "group", "new"]
    assert view.answers_pane.panels["new"].winner == 8
    assert view.answers_pane.panels["new"].differs
    assert "3 of 4 say 3, the other one 8" in view.answers_pane.head.text()
    assert "old" not in fake.asked  # nobody has asked for it


def test_a_renamed_run_changes_its_name_everywhere(
    qtbot: QtBot, view: DrawView, settle, find, keep_runs, run_info
) -> None:
    keep_runs(run_info("run"))
    qtbot.waitUntil(lambda: listed(view) == ["run"])
    find("draw_runs").tick(["run"])
    keep_runs(run_info("run", "Called otherwise"))
    qtbot.waitUntil(lambda: listed(view) == ["Called otherwise"])
    assert view.answers_pane.panels["run"].title == "Called otherwise"
    assert find("draw_runs").ticked() == ("run",)
    settle()


def test_a_deleted_run_leaves_and_comes_back_ticked(
    qtbot: QtBot, view: DrawView, settle, find, keep_runs, run_info
) -> None:
    keep_runs(run_info("one"), run_info("two"))
    qtbot.waitUntil(lambda: len(listed(view)) == 2)
    find("draw_runs").tick(["one"])
    keep_runs(run_info("two"))
    qtbot.waitUntil(lambda: listed(view) == ["two"])
    assert "one" not in view.answers_pane.panels
    QTest.mouseClick(find("draw_models").viewport(), LEFT, pos=box(find("draw_models"), 0))
    keep_runs(run_info("one"), run_info("two"))
    qtbot.waitUntil(lambda: len(listed(view)) == 2)
    assert find("draw_runs").ticked() == ("one",)
    settle()


def test_a_damaged_run_says_so_in_its_place(
    qtbot: QtBot, view: DrawView, draw, settle, find, fake, keep_runs, run_info, messages
) -> None:
    fake.damaged = {"run"}
    keep_runs(run_info("run"))
    qtbot.waitUntil(lambda: listed(view) == ["run"])
    find("draw_runs").tick(["run"])
    draw(*SEVEN)
    settle()
    draw((50, 50), (350, 50))
    settle()
    said = "run cannot answer. run.npz is damaged. Untick it, or train it again."
    assert messages == [("error", said)]
    assert "run.npz is damaged" in view.answers_pane.panels["run"].toolTip()
    assert view.answers_pane.panels["run"].accessibleDescription() == "run.npz is damaged."
    assert view.answers_pane.panels["batch"].winner == 3
    assert not view.answers_pane.panels["run"].grab().isNull()
    assert len(view.model.page.strokes) == 2


def test_shortcuts_for_many_models(
    qtbot: QtBot, view: DrawView, settle, find, keep_runs, run_info
) -> None:
    keep_runs(*(run_info(f"run-{number}") for number in range(20)))
    qtbot.waitUntil(lambda: len(listed(view)) == 20)
    find("draw_runs").tick(["run-3"])
    QTest.mouseClick(find("draw_models_default"), LEFT)
    assert list(view.answers_pane.panels) == ["batch"]
    find("draw_runs").tick(["run-3"])
    QTest.mouseClick(find("draw_models_all"), LEFT)
    assert list(view.answers_pane.panels) == ["none", "batch", "group", "run-3"]
    settle()


def test_runs_can_be_searched_once_there_are_many(
    qtbot: QtBot, view: DrawView, settle, find, keep_runs, run_info
) -> None:
    keep_runs(run_info("run-1"))
    qtbot.waitUntil(lambda: len(listed(view)) == 1)
    field, rows = find("draw_runs_search"), find("draw_runs")
    assert not field.isVisible()
    keep_runs(*(run_info(f"run-{number}", norm="layer") for number in range(20)))
    qtbot.waitUntil(lambda: len(listed(view)) == 20)
    QTest.keyClicks(field, "layer 17")
    assert [rows.item(row).isHidden() for row in range(20)].count(False) == 1
    keep_runs(*(run_info(f"run-{number}", norm="layer") for number in range(21)))
    qtbot.waitUntil(lambda: len(listed(view)) == 21)
    assert [rows.item(row).isHidden() for row in range(21)].count(False) == 1
    settle()


def test_many_answers_scroll_instead_of_being_squashed(
    qtbot: QtBot, view: DrawView, draw, settle, find, keep_runs, run_info
) -> None:
    keep_runs(*(run_info(f"run-{number}") for number in range(9)))
    qtbot.waitUntil(lambda: len(listed(view)) == 9)
    find("draw_runs").tick([f"run-{number}" for number in range(9)])
    draw(*SEVEN)
    settle()
    panels = view.answers_pane.panels
    assert len(panels) == 12
    assert all(panel.height() >= panel.minimumSizeHint().height() for panel in panels.values())
    assert panels["run-8"].visibleRegion().isEmpty()
    view.answers_pane.reveal("nobody")
    view.answers_pane.reveal("run-8")
    qtbot.waitUntil(lambda: not panels["run-8"].visibleRegion().isEmpty())


def test_no_chosen_model_is_told(view: DrawView, settle, find) -> None:
    find("draw_models").tick([])
    assert view.answers_pane.head.text() == "No model is chosen: tick one at the left."
    find("draw_models").tick(["group"])
    assert view.answers_pane.head.text() == "Draw a digit: the answers appear here."
    settle()


def test_a_run_that_was_just_trained_is_ticked_as_soon_as_it_is_found(
    qtbot: QtBot, view: DrawView, settle, find, keep_runs, run_info
) -> None:
    view.choose_run("trained")
    settle()
    keep_runs(run_info("trained"))
    qtbot.waitUntil(lambda: listed(view) == ["trained"])
    assert find("draw_runs").ticked() == ("trained",)
    view.choose_run("trained")
    settle()
    assert list(view.answers_pane.panels) == ["none", "batch", "group", "trained"]


def test_of_many_that_were_just_trained_the_newest_six_are_ticked(
    qtbot: QtBot, view: DrawView, settle, find, keep_runs, run_info
) -> None:
    names = [f"run-{number}" for number in range(9)]
    keep_runs(*(run_info(name) for name in reversed(names)))
    qtbot.waitUntil(lambda: len(listed(view)) == 9)
    find("draw_runs").tick(["run-8"])  # by hand: it stays
    for name in names[:8]:
        view.choose_run(name)
    assert find("draw_runs").ticked() == ("run-8", *reversed(names[2:8]))
    settle()


def test_runs_come_back_with_the_next_session(
    qtbot: QtBot, view: DrawView, settle, fake, tmp_path, find, keep_runs, run_info
) -> None:  # fmt: skip
    keep_runs(run_info("run"), run_info("gone"))
    qtbot.waitUntil(lambda: len(listed(view)) == 2)
    find("draw_runs").tick(["run", "gone"])
    find("draw_models").tick(["group"])
    keep_runs(run_info("run"))
    qtbot.waitUntil(lambda: len(listed(view)) == 1)
    settle()
    kept = view.save()
    assert view.scene().models == ("group", "run")
    other = DrawView(lambda: fake, tmp_path, tmp_path, tmp_path / "runs")
    qtbot.addWidget(other, before_close_func=lambda _: other.shut_down())
    other.restore(Settings(kept))
    other.choose_run("later")
    other.show()
    qtbot.waitUntil(other.is_settled)
    assert list(other.answers_pane.panels) == ["group", "run"]


def test_where_all_chosen_runs_are_gone_the_default_model_answers(
    qtbot: QtBot, theme, fake, tmp_path
) -> None:
    view = DrawView(lambda: fake, tmp_path, tmp_path, tmp_path / "runs")
    qtbot.addWidget(view, before_close_func=lambda _: view.shut_down())
    view.restore(Settings({"models": ["gone"]}))
    view.show()
    qtbot.waitUntil(lambda: list(view.answers_pane.panels) == ["batch"])
    qtbot.waitUntil(view.is_settled)


def test_keys_of_buttons_and_menus_do_not_collide(view: DrawView) -> None:
    keys = ["F", "E", "V", "H"]  # of the menus
    for widget in view.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if isinstance(widget, QLabel) and widget.buddy() is None:
            continue
        keys += [text[at + 1].upper() for at, sign in enumerate(text) if sign == "&"]
    assert len(keys) > 9
    assert len(keys) == len(set(keys)), keys


def test_nonsense_of_another_version_is_ignored(view: DrawView) -> None:
    view.restore(Settings({"width": "wide", "models": 7, "widths": "x", "source": "?"}))
    assert view.model.width == 24


def test_right_to_left_turns_the_columns(qtbot: QtBot, view: DrawView, draw, settle) -> None:
    view.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.window().resize(1100, 700)
    QApplication.processEvents()
    assert (
        view.answers_pane.mapTo(view, QPoint(0, 0)).x() < view.canvas.mapTo(view, QPoint(0, 0)).x()
    )
    draw(*SEVEN)
    settle()
    assert view.model.page.strokes[0].points[0] == pytest.approx([100, 100], abs=1)
    assert not view.grab().isNull()


def test_the_first_paint_loads_neither_keras_nor_sklearn() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from normviz.app import composition as app\n"
        "source = next(each for each in app.VIEWS if each.name == 'draw')\n"
        "view = source.load(app.UserFolders())\n"
        "view.client.start = lambda: None\n"
        "view.show()\n"
        "application.processEvents()\n"
        "assert not view.grab().isNull()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
        "view.shut_down()\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & {"keras", "tensorflow", "sklearn"} == set()


def drop(view: DrawView, url: QUrl) -> None:
    data = QMimeData()
    data.setUrls([url])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, LEFT, none)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view, QDropEvent(QPointF(5, 5), action, data, LEFT, none))


def test_what_is_dropped_is_copied_and_never_moved(view: DrawView, settle, tmp_path) -> None:
    path = tmp_path / "seven.json"
    path.write_text('{"strokes": [[[60, 60], [300, 60], [160, 320]]]}')
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    shift = Qt.KeyboardModifier.ShiftModifier
    enter = QDragEnterEvent(QPoint(5, 5), both, data, LEFT, shift)
    for event in (enter, QDropEvent(QPointF(5, 5), both, data, LEFT, shift)):
        event.setDropAction(Qt.DropAction.MoveAction)
        QApplication.sendEvent(view, event)
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction
    settle()
    assert len(view.model.page.strokes) == 1


def test_two_digits_have_no_answer_in_large(view: DrawView, draw, settle, find) -> None:
    draw((100, 80), (100, 200), (100, 320))
    settle()
    assert find("draw_verdict").text().startswith("3")
    draw((240, 80), (240, 200), (240, 320))
    settle()
    assert find("draw_verdict").text().startswith("?\n2 digits found")
    assert view.controller.consensus is None
    view.undo_stack.undo()
    settle()
    assert find("draw_verdict").text().startswith("3")


def test_a_picture_without_a_digit_leaves_the_drawing(
    view: DrawView, draw, settle, tmp_path, messages
) -> None:
    draw((100, 100), (300, 300))
    page = view.model.page
    blank = QImage(300, 300, QImage.Format.Format_RGB32)
    blank.fill(0xFFF0F0F0)
    assert blank.save(str(tmp_path / "photo.png"))
    drop(view, QUrl.fromLocalFile(str(tmp_path / "photo.png")))
    settle()
    assert messages == [("error", "No digit found in photo.png. Crop closer and try again.")]
    assert view.model.page is page
