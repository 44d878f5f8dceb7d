"""The Inspect view through its buttons, fields, keys and files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from normviz.inspection import example_model
from normviz.ports.intents import Intent, OpenLesson, ShowNorm
from normviz.scenes.inspect_scene import InspectScene
from normviz.settings.values import Settings
from normviz.ui.inspect.view import InspectView
from tests.inspection.builders import IMAGE, keras_archive, keras_config, keras_layer


def opened(qtbot: QtBot, view: InspectView, path: Path) -> None:
    view.open(path)
    qtbot.waitUntil(view.is_settled)


def rows(view: InspectView) -> list[list[str]]:
    table = view.pane.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def enter(view: InspectView, name: str, text: str) -> None:
    line = view.findChild(QLineEdit, name)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_file_is_opened_by_the_button_of_the_empty_page(
    qtbot: QtBot, view: InspectView, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(model), ""))
    button = view.findChild(QPushButton, "inspect_empty_inspect_open")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.header.state.text() == "Reading small.keras…"
    assert view.scene() == InspectScene(str(model))
    qtbot.waitUntil(view.is_settled)
    assert view.pane.table.isVisible()
    assert rows(view)[0] == [
        "bn", "Batch Norm", "– × 8 × 8 × 6", "0, 1, 2", "6 × –", "0.002", "0.99", "–"
    ]  # fmt: skip
    assert view.header.name.text() == "small.keras"
    assert view.header.state.text() == "Keras, norm layers: 3, findings: 2"


def test_without_a_model_the_example_tells_what_findings_are(
    qtbot: QtBot, view: InspectView, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *given, **_: (folders.append(given[2]) or "", "")
    )
    view.open_file.trigger()
    button = view.findChild(QPushButton, "inspect_empty_inspect_open_example")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.is_settled)
    assert view.scene() == InspectScene(str(example_model()))
    assert [row[0] for row in rows(view)] == ["norm_1", "norm_2", "norm_3", "norm_4"]
    view.open_file.trigger()
    assert folders[0] == folders[1]  # the user's own folder, not that of the example


def test_sizes_that_are_typed_are_taken_up_and_refused_ones_are_told(
    qtbot: QtBot, view: InspectView, model: Path
) -> None:
    opened(qtbot, view, model)
    enter(view, "inspect_batch_line", "2")
    enter(view, "inspect_shape_line", "4, 4, 6")
    qtbot.waitUntil(view.is_settled)
    assert rows(view)[0][2] == "2 × 4 × 4 × 6"
    assert rows(view)[0][4] == "6 × 32"
    enter(view, "inspect_batch_line", "none")
    assert "whole number from 1 to" in view.header.batch.error()
    assert view.scene() == InspectScene(str(model), 2, (4, 4, 6))


def test_a_damaged_file_is_told_and_the_last_good_result_stays(
    qtbot: QtBot, view: InspectView, model: Path, tmp_path: Path
) -> None:
    opened(qtbot, view, model)
    broken = tmp_path / "broken.keras"
    broken.write_bytes(b"PK nothing")
    opened(qtbot, view, broken)
    assert view.header.state.text().startswith("broken.keras is damaged")
    assert view.header.state.tone == "error"
    assert len(rows(view)) == 3
    assert view.scene() == InspectScene(str(model))


def test_the_sizes_of_a_scene_that_cannot_be_read_are_not_kept(
    qtbot: QtBot, view: InspectView, model: Path, tmp_path: Path
) -> None:
    view.show_scene(InspectScene(str(model), 2))
    qtbot.waitUntil(view.is_settled)
    view.show_scene(InspectScene(str(tmp_path / "gone.keras"), 5, (9, 9, 6)))
    qtbot.waitUntil(view.is_settled)
    assert (view.header.batch.sizes(), view.header.shape.sizes()) == ((2,), ())


def test_a_file_that_was_saved_again_is_read_again(
    qtbot: QtBot, view: InspectView, model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.keras"
    for data, rows_shown in ((model.read_bytes(), 3), (_archive_of_one(), 1)):
        path.write_bytes(data)
        view.show_scene(InspectScene(str(path)))
        qtbot.waitUntil(view.is_settled)
        assert len(rows(view)) == rows_shown


def _archive_of_one() -> bytes:
    return keras_archive(keras_config(keras_layer("BatchNormalization", "bn", IMAGE, axis=-1)))


def test_the_newest_file_wins(
    qtbot: QtBot, view: InspectView, model: Path, other_model: Path
) -> None:
    view.open(model)
    view.open(other_model)
    qtbot.waitUntil(view.is_settled)
    assert view.header.name.text() == "other.onnx"
    assert view.header.state.text().startswith("ONNX")


def test_a_selected_layer_shows_its_findings_until_esc(
    qtbot: QtBot, view: InspectView, model: Path
) -> None:
    opened(qtbot, view, model)
    view.pane.table.setFocus()
    view.pane.table.setCurrentCell(0, 0)
    QTest.keyClick(view.pane.table, Qt.Key.Key_Down)
    assert view.scene().layer == "gn"
    assert view.pane.title.text() == "Findings of gn"
    assert [row.severity.text() for row in view.pane.findings.rows()] == ["Error"]
    QTest.keyClick(view.pane.table, Qt.Key.Key_Escape)
    assert view.scene().layer == ""
    assert [row.severity.text() for row in view.pane.findings.rows()] == ["Error", "Note"]


def test_a_finding_leads_to_its_lesson_and_a_layer_to_the_cube(
    qtbot: QtBot, view: InspectView, model: Path
) -> None:
    opened(qtbot, view, model)
    asked: list[Intent] = []
    said: list[str] = []
    view.intent_requested.connect(asked.append)
    view.message.connect(lambda _, text: said.append(text))
    assert not view.open_in_cube.isEnabled()
    QTest.mouseClick(view.pane.findings.rows()[0].why, Qt.MouseButton.LeftButton)
    view.pane.table.setCurrentCell(0, 0)
    QTest.keyClick(view.pane.table, Qt.Key.Key_Return)
    assert isinstance(asked[0], OpenLesson)
    assert asked[1:] == [ShowNorm("batch", (4, 6, 8, 8), "NHWC", None, 2e-3)]
    assert "– × 6 × 8 × 8" in said[-1]


def test_a_session_is_taken_up_and_a_file_that_is_gone_is_told_once(
    qtbot: QtBot, view: InspectView, model: Path, tmp_path: Path
) -> None:
    view.show_scene(InspectScene(str(model), 2, (), "ln"))
    qtbot.waitUntil(view.is_settled)
    kept = view.save()
    fresh = InspectView()
    qtbot.addWidget(fresh)
    fresh.restore(Settings(kept))
    qtbot.waitUntil(fresh.is_settled)
    assert fresh.scene() == InspectScene(str(model), 2, (), "ln")
    fresh.show_scene(InspectScene(str(tmp_path / "gone.keras")))
    qtbot.waitUntil(fresh.is_settled)
    assert "gone.keras" in fresh.header.state.text()
    assert fresh.scene().file == str(model)
    fresh.shut_down()


def test_an_empty_scene_says_what_can_be_opened(
    qtbot: QtBot, view: InspectView, model: Path
) -> None:
    opened(qtbot, view, model)
    view.show_scene(InspectScene())
    assert "no code in it is ever run" in view._empty.text()
    assert view._empty.isVisible()
    assert view.scene() == InspectScene()
