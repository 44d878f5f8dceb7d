import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.presentation.inspector.formula_builder import derive
from normviz.presentation.number_format import number
from normviz.ui.cube.inspector.formula.formula import FormulaSection, FormulaView
from tests.ui.cube.inspector.conftest import Read


@pytest.fixture
def formula(qtbot: QtBot, theme: object) -> FormulaSection:
    made = FormulaSection()
    qtbot.addWidget(made)
    return made


def source(formula: FormulaSection) -> str:
    label = formula.findChild(QLabel, "inspector_formula_source")
    assert isinstance(label, QLabel)
    return "" if label.isHidden() else label.text()


def test_the_derivation_ends_in_the_output(formula: FormulaSection, read: Read) -> None:
    readings = read("batch", gamma=1.5, beta=-0.5)
    formula.show_readings(readings)
    assert formula.text().startswith("y = ")
    assert formula.text().endswith(number(readings.element.y))


@pytest.mark.parametrize(
    ("norm", "settings", "said"),
    [
        ("batch", {}, "Blue: from the 36 elements of its statistic set."),
        ("batch", {"training": False}, "moving mean and variance"),
        ("instance", {"shape": (2, 6, 1, 1), "index": (1, 2, 0, 0)}, "the only element"),
        ("none", {}, ""),
    ],
)
def test_where_the_blue_numbers_come_from(
    formula: FormulaSection, read: Read, norm: str, settings: dict[str, object], said: str
) -> None:
    formula.show_readings(read(norm, **settings))
    assert said in source(formula)
    assert bool(source(formula)) == bool(said)


def view_of(qtbot: QtBot, read: Read, width: int, norm: str = "batch") -> FormulaView:
    view = FormulaView()
    qtbot.addWidget(view)
    view.show_derivation(derive(read(norm)))
    view.resize(width, view.sizeHint().height())
    return view


def inked_rows(view: FormulaView) -> list[int]:
    image = view.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]


def inked_columns(view: FormulaView) -> list[int]:
    image = view.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(image.height()))
    ]


def test_a_narrow_formula_is_made_smaller_and_not_cut(qtbot: QtBot, read: Read) -> None:
    wide = view_of(qtbot, read, 600)
    natural = max(inked_columns(wide))
    narrow = view_of(qtbot, read, int(natural * 0.8))
    assert max(inked_rows(narrow)) < max(inked_rows(wide))


def test_mathematics_is_written_from_left_to_right_everywhere(qtbot: QtBot, read: Read) -> None:
    view = view_of(qtbot, read, 600)
    before = view.grab().toImage()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.grab().toImage() == before


def test_nothing_is_painted_before_the_first_derivation(qtbot: QtBot) -> None:
    view = FormulaView()
    qtbot.addWidget(view)
    view.resize(200, 40)
    assert inked_columns(view) == []
    assert view.text() == ""


def test_the_formula_is_spoken(qtbot: QtBot, read: Read) -> None:
    view = view_of(qtbot, read, 400)
    assert view.accessibleDescription() == view.text() != ""
