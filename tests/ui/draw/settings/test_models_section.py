import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from normviz.ports.prediction import ModelInfo
from normviz.ui.draw.settings.model_list import ModelList
from normviz.ui.draw.settings.models_section import ROWS, ModelsSection

LEFT = Qt.MouseButton.LeftButton
SHIPPED = [ModelInfo(name, name.title(), name, name == "batch") for name in ("none", "batch")]


@pytest.fixture
def part(qtbot: QtBot, theme: object) -> ModelsSection:
    made = ModelsSection()
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    return made


@pytest.fixture
def runs(run_info) -> list[ModelInfo]:
    trees = ("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir")
    return [run_info(f"run-{at}", f"{tree} run") for at, tree in enumerate(trees[: ROWS + 2])]


def visible(part: ModelsSection, kind: type, name: str) -> bool:
    return part.findChild(kind, name).isVisible()


def press(part: ModelsSection, name: str) -> None:
    QTest.mouseClick(part.findChild(QPushButton, name), LEFT)


def test_before_there_are_models_it_says_so(part: ModelsSection) -> None:
    assert visible(part, QLabel, "draw_models_status")
    assert not visible(part, ModelList, "draw_models")
    assert not part.findChild(QPushButton, "draw_models_all").isEnabled()
    part.show_failure("TensorFlow is not there.")
    assert part.findChild(QLabel, "draw_models_status").text() == "TensorFlow is not there."


def test_models_that_ship_and_runs_have_lists_of_their_own(
    part: ModelsSection, runs: list[ModelInfo]
) -> None:
    part.show_models([*SHIPPED, *runs], ["batch", "run-1"])
    assert part.chosen() == ("batch", "run-1")
    assert part.findChild(ModelList, "draw_models").count() == 2
    assert part.findChild(ModelList, "draw_runs").count() == len(runs)
    assert not visible(part, QLabel, "draw_models_status")


def test_without_runs_it_says_how_to_get_some(part: ModelsSection, runs: list[ModelInfo]) -> None:
    part.show_models(SHIPPED, [])
    assert visible(part, QLabel, "draw_runs_hint")
    part.show_models([*SHIPPED, runs[0]], [])
    assert not visible(part, QLabel, "draw_runs_hint")


def test_the_shortcuts_choose(qtbot: QtBot, part: ModelsSection, runs: list[ModelInfo]) -> None:
    part.show_models([*SHIPPED, *runs], ["run-1"])
    with qtbot.waitSignal(part.changed) as changed:
        press(part, "draw_models_all")
    assert changed.args == [("none", "batch", "run-1")]
    with qtbot.waitSignals([part.changed, part.changed]):
        press(part, "draw_models_default")
    assert part.chosen() == ("batch",)


def test_many_runs_can_be_searched(part: ModelsSection, runs: list[ModelInfo]) -> None:
    part.show_models([*SHIPPED, *runs[:ROWS]], [])
    assert not visible(part, QLineEdit, "draw_runs_search")
    part.show_models([*SHIPPED, *runs], ["run-1", "run-2"])
    search = part.findChild(QLineEdit, "draw_runs_search")
    assert search.isVisible()
    QTest.keyClicks(search, "run ced")
    listed = part.findChild(ModelList, "draw_runs")
    seen = [row for row in range(listed.count()) if not listed.isRowHidden(row)]
    assert len(seen) == 1
    assert part.chosen() == ("run-1", "run-2")  # what is not seen keeps its tick
    part.show_models([*SHIPPED, *runs[:ROWS]], [])
    assert search.isVisible()  # or its words could not be taken away


def test_everything_is_described(
    part: ModelsSection, runs: list[ModelInfo], assert_described
) -> None:
    part.show_models([*SHIPPED, *runs], [])
    assert_described(part)
