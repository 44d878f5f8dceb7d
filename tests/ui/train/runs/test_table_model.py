from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.style.theme import current_theme
from normviz.ui.text import showable
from normviz.ui.train.runs.cells import (
    BATCH,
    BEST,
    EPOCHS,
    LAST,
    NAME,
    NORM,
    RECIPE,
    STATE,
    TAGS,
    TRAINED,
)
from normviz.ui.train.runs.table_model import RunsModel

Role = Qt.ItemDataRole


@pytest.fixture
def runs(make_run: Callable[..., Run]) -> list[Run]:
    return [make_run(), make_run("dropout", epochs=3), make_run("batch-norm", epochs=1)]


@pytest.fixture
def model(qapp: object, runs: list[Run]) -> RunsModel:
    made = RunsModel()
    made.show_runs(runs)
    return made


def column(model: RunsModel, at: int) -> list[str]:
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_the_newest_run_comes_first(model: RunsModel, runs: list[Run]) -> None:
    assert column(model, NAME) == [
        "Batch Norm, Published", "No norm, Published", "No norm, Published",
    ]  # fmt: skip
    assert column(model, EPOCHS) == ["1 of 1", "3 of 3", "2 of 2"]
    assert model.row_of(runs[0].id) == 2
    assert model.row_of("none") == -1
    assert model.run_at(0) == runs[2]


def test_rows_that_stay_are_not_reset(qtbot: QtBot, model: RunsModel, runs: list[Run]) -> None:
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.rowsRemoved),
        qtbot.assertNotEmitted(model.rowsInserted),
    ):
        model.show_runs([runs[0], runs[2]])
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show_runs(runs)
    assert inserted.args[1:] == [1, 1]
    assert [model.run_at(row) for row in range(3)] == list(reversed(runs))


def test_a_run_that_has_learned_more_changes_its_row_alone(
    qtbot: QtBot, model: RunsModel, runs: list[Run]
) -> None:
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_runs([replace(runs[0], best_val_accuracy=0.5), *runs[1:]])
    assert [index.row() for index in changed.args[:2]] == [2, 2]
    assert column(model, BEST)[2] == "0.5000"


def test_a_typed_name_is_asked_for(qtbot: QtBot, model: RunsModel, runs: list[Run]) -> None:
    name = model.index(0, NAME)
    assert name.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.index(0, STATE).flags() & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.renamed) as renamed:
        model.setData(name, "mine", Role.EditRole)
    assert renamed.args == [runs[2].id, "mine"]
    assert column(model, NAME)[0] == "Batch Norm, Published"  # until it is kept
    with qtbot.assertNotEmitted(model.renamed):
        model.setData(name, "Batch Norm, Published", Role.EditRole)


def test_a_failed_run_says_why_in_the_error_colour(model: RunsModel, runs: list[Run]) -> None:
    model.show_runs([replace(runs[0], state="failed", reason="The disk is full."), *runs[1:]])
    state = model.index(2, STATE)
    assert state.data() == "failed"
    assert state.data(Role.ForegroundRole).color() == QColor(current_theme().error)
    assert state.data(Role.ToolTipRole) == "The disk is full."


def test_deleted_files_are_told_in_the_place_of_the_state(
    model: RunsModel, runs: list[Run]
) -> None:
    model.show_runs([replace(runs[0], has_files=False), *runs[1:]])
    assert model.index(2, STATE).data() == "files deleted"
    assert "the weights are gone" in model.index(2, STATE).data(Role.ToolTipRole)


def test_a_tip_says_what_there_is_no_column_for(model: RunsModel) -> None:
    tip = model.index(0, RECIPE).data(Role.ToolTipRole)
    assert "seed: 0" in tip
    assert "preset" in tip


def test_every_column_has_a_title_and_a_tip(model: RunsModel) -> None:
    for at in range(model.columnCount()):
        assert model.headerData(at, Qt.Orientation.Horizontal, Role.DisplayRole)
        assert model.headerData(at, Qt.Orientation.Horizontal, Role.ToolTipRole)
    assert model.headerData(0, Qt.Orientation.Vertical, Role.DisplayRole) is None


def test_numbers_are_sorted_as_numbers(model: RunsModel) -> None:
    model.sort(EPOCHS)
    assert column(model, EPOCHS) == ["1 of 1", "2 of 2", "3 of 3"]
    model.sort(BATCH, Qt.SortOrder.DescendingOrder)
    sizes = [int(text) for text in column(model, BATCH)]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("words", "count"), [("", 3), ("finished", 3), ("batch norm", 1), ("FINISHED nothing", 0)]
)
def test_a_search_finds_runs_that_hold_every_word(model: RunsModel, words: str, count: int) -> None:
    model.search(words)
    assert model.rowCount() == count


def test_runs_are_grouped_by_a_column_and_a_group_is_opened(
    model: RunsModel, runs: list[Run], make_run: Callable[..., Run]
) -> None:
    model.show_runs([*runs, replace(make_run("relu"), best_val_accuracy=0.5)])
    model.group_by(NORM)
    assert column(model, NAME) == ["▸ No norm (3)", "▸ Batch Norm (1)"]
    assert len(model.runs_at(0)) == 3
    tip = model.index(0, BEST).data(Role.ToolTipRole)
    assert tip.startswith("Mean of 3 runs, deviation 0.")
    assert not model.index(0, NAME).flags() & Qt.ItemFlag.ItemIsEditable
    model.toggle(0)
    assert column(model, NAME)[0] == "▾ No norm (3)"
    assert model.rowCount() == 5
    model.toggle(0, is_open=False)
    assert model.rowCount() == 2
    model.search("batch norm")
    assert column(model, NAME) == ["▸ Batch Norm (1)"]


def test_thousands_of_runs_are_shown_at_once(
    qtbot: QtBot, model: RunsModel, make_run: Callable[..., Run]
) -> None:
    run = make_run("relu")
    many = [replace(run, id=f"relu-{at}", name=f"relu-{at}") for at in range(2000)]
    with qtbot.waitSignal(model.modelReset), qtbot.assertNotEmitted(model.rowsInserted):
        model.show_runs(many)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.show_runs([*many[:-1], replace(many[-1], best_val_accuracy=0.5)])
    assert [index.row() for index in changed.args[:2]] == [0, 0]
    assert model.row_of("relu-0") == 1999


def test_tags_are_shown_and_found(model: RunsModel, runs: list[Run]) -> None:
    model.show_runs([replace(runs[0], tags=("paper", "slow"), note="why"), *runs[1:]])
    model.search("tag=slow")
    assert column(model, TAGS) == ["paper, slow"]
    assert model.index(0, NAME).data(Role.ToolTipRole).endswith("\nwhy")
    model.search("why")
    assert model.rowCount() == 1


def test_a_name_that_no_font_shows_is_no_row_of_boxes(
    qapp: object, make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    def latin_only(text: str, font: QFont) -> bool:
        return all(ord(letter) < 256 for letter in text)

    showable._showable.cache_clear()
    monkeypatch.setattr(showable, "is_shown", latin_only)
    model = RunsModel()
    model.show_runs([replace(make_run(), name="模 é")])
    cell = model.index(0, NAME)
    assert cell.data(Qt.ItemDataRole.DisplayRole) == "? é"
    assert cell.data(Qt.ItemDataRole.EditRole) == "模 é"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "? é (\\u6a21 \\xe9)"
    showable._showable.cache_clear()


def test_the_training_accuracy_has_a_column_that_says_what_it_is(
    make_run: Callable[..., Run], model: RunsModel, runs: list[Run]
) -> None:
    faithful = replace(
        make_run("tutorial-norms", epochs=1, preset="faithful"), val_accuracy=None, accuracy=0.8479
    )
    model.show_runs([*runs, faithful])
    cell = model.index(0, TRAINED)
    assert cell.data() == "0.8479"
    assert "nothing was validated. Published: 0.8613." in cell.data(Role.ToolTipRole)
    assert model.index(0, LAST).data() == "–"


def test_a_run_without_a_name_tells_its_id(model: RunsModel, runs: list[Run]) -> None:
    assert runs[2].id in model.index(0, NAME).data(Role.ToolTipRole)


def test_names_change_when_more_is_needed_to_tell_runs_apart(
    qtbot: QtBot, make_run: Callable[..., Run], model: RunsModel, runs: list[Run]
) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.show_runs([*runs, make_run("batch-norm", epochs=1, seed=7)])
    assert column(model, NAME)[:2] == [
        "Batch Norm, Published, seed 7", "Batch Norm, Published, seed 0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("preset", "text"),
    [("quick", "Normalizations tutorial, quick"), ("proper", "Normalizations tutorial"),
     ("faithful", "Normalizations tutorial, faithful")],
)  # fmt: skip
def test_quick_and_proper_differ_where_the_user_has_named_them(
    make_run: Callable[..., Run], model: RunsModel, preset: str, text: str
) -> None:
    model.show_runs([make_run("tutorial-norms", epochs=1, preset=preset, name="mine")])
    assert column(model, RECIPE) == [text]
