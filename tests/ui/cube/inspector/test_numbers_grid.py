import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.presentation.number_format import number
from normviz.ui.cube.inspector.numbers_grid import (
    NumberEntry,
    NumbersGrid,
    NumbersSection,
    number_entries,
)
from normviz.ui.style.theme import GRID, number_font
from tests.ui.cube.inspector.conftest import Read


def symbols(read: Read, norm: str, **settings: object) -> list[str]:
    return [entry.symbol for entry in number_entries(read(norm, **settings))]


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("batch", ["x", "y", "μ", "σ²", "γ", "β", "ε", "x̂"]),
        ("rms", ["x", "y", "x²", "γ", "ε"]),
        ("unit", ["x", "y", "‖x‖", "ε"]),
        ("weight", ["v", "w", "‖v‖", "g"]),
        ("spectral", ["v", "w", "σ₁"]),
        ("none", ["x", "y"]),
    ],
)
def test_a_norm_has_the_numbers_that_it_uses_and_no_others(
    read: Read, norm: str, expected: list[str]
) -> None:
    assert symbols(read, norm) == expected


@pytest.mark.parametrize(
    ("beta", "shown"), [(-0.019656, "−0.019656"), (-5.28096e-6, "−5.28×10⁻⁶"), (0.5, "0.5")]
)
def test_what_was_learned_leaves_room_for_its_name(read: Read, beta: float, shown: str) -> None:
    values = {entry.symbol: entry.value for entry in number_entries(read("batch", beta=beta))}
    assert values["β"] == shown


def test_what_is_switched_off_is_left_out(read: Read) -> None:
    assert "γ" not in symbols(read, "batch", scale=False)
    assert "β" not in symbols(read, "batch", center=False)


def test_statistics_of_the_set_are_blue_and_moving_ones_are_not(read: Read) -> None:
    training = {entry.symbol: entry.ink for entry in number_entries(read("batch"))}
    inference = {entry.symbol: entry.ink for entry in number_entries(read("batch", training=False))}
    assert (training["μ"], training["x"], training["y"]) == ("set", "plain", "result")
    assert inference["μ"] == "plain"


@pytest.mark.parametrize(
    ("norm", "settings", "said"),
    [
        ("batch", {}, "6 sets of 36"),
        ("batch", {"training": False}, "A moving mean and variance of each channel"),
        ("none", {}, "No element shares statistics"),
        ("layer", {"shape": (1, 6, 3, 3), "index": (0, 2, 1, 0)}, "1 set of all 54"),
        ("layer", {"shape": (1, 1, 1, 1), "index": (0, 0, 0, 0), "groups": 1}, "1 set of 1"),
    ],
)
def test_sets_are_counted(
    qtbot: QtBot, read: Read, norm: str, settings: dict[str, object], said: str
) -> None:
    entries = NumbersSection()
    qtbot.addWidget(entries)
    readings = read(norm, **settings)
    entries.show_readings(readings)
    label = entries.findChild(QLabel, "inspector_sets")
    assert isinstance(label, QLabel)
    assert label.text() == said
    assert entries.values()["x"] == number(readings.element.x)


@pytest.fixture
def grid(qtbot: QtBot, theme: object) -> NumbersGrid:
    made = NumbersGrid()
    made.set_entries(
        (
            NumberEntry("input", "x", "1.5"),
            NumberEntry("output", "y", "0.5"),
            NumberEntry("", "μ", "2"),
        )
    )
    made.resize(320, made.sizeHint().height())
    qtbot.addWidget(made)
    return made


def differing(one: QImage, other: QImage) -> tuple[int, int, int, int]:
    """The box in which two images differ: left, right, top, bottom."""
    spots = [
        (x, y)
        for x in range(one.width())
        for y in range(one.height())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    columns, rows = zip(*spots, strict=True)
    return min(columns), max(columns), min(rows), max(rows)


def test_facts_stand_in_two_columns(grid: NumbersGrid) -> None:
    before = grid.grab().toImage()
    grid.set_entries(
        (*grid.entries()[:1], NumberEntry("output", "y", "−7.25"), *grid.entries()[2:])
    )
    left, _, _, bottom = differing(before, grid.grab().toImage())
    assert left > 160
    assert bottom < grid.height() / 2


def test_the_columns_are_mirrored_where_reading_starts_at_the_right(grid: NumbersGrid) -> None:
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    before = grid.grab().toImage()
    grid.set_entries((NumberEntry("input", "x", "−7.25"), *grid.entries()[1:]))
    left, _, _, _ = differing(before, grid.grab().toImage())
    assert left >= 160


def test_a_line_holds_two_facts(grid: NumbersGrid) -> None:
    three = grid.sizeHint().height()
    grid.set_entries(grid.entries()[:2])
    assert grid.sizeHint().height() * 2 == three


def test_the_numbers_are_spoken(grid: NumbersGrid) -> None:
    assert grid.accessibleDescription().startswith("input x 1.5; output y 0.5")


@pytest.mark.parametrize("width", [240, 260, 280, 300])
@pytest.mark.parametrize("value", ["7.96×10⁻⁴", "−1.23×10⁻¹¹", "62499"])
def test_a_value_does_not_touch_its_symbol(qtbot: QtBot, width: int, value: str) -> None:
    grid = NumbersGrid()
    qtbot.addWidget(grid)
    grid.set_entries((NumberEntry("variance", "σ²", value, "set"),))
    grid.resize(width, grid.sizeHint().height())
    image = grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    cell = (width - 2 * GRID) // 2
    ground = image.pixel(cell + GRID, 2)
    inked = [
        any(image.pixel(x, y) != ground for y in range(image.height() - 2)) for x in range(cell)
    ]
    room = cell - int(QFontMetricsF(number_font()).horizontalAdvance(value))
    assert not any(inked[room - 4 : room - 1])
