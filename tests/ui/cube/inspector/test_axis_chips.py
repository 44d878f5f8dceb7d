import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from normviz.norms import Role
from normviz.ui.cube.inspector.axis_chips import AxisChips, TensorAxis
from normviz.ui.style.theme import ThemeController, current_theme


def axes(*roles: Role) -> tuple[TensorAxis, ...]:
    return tuple(
        TensorAxis(letter, 2 + at, role, role)
        for at, (letter, role) in enumerate(zip("NCHW", roles, strict=True))
    )


@pytest.fixture
def chips(qtbot: QtBot, theme: ThemeController) -> AxisChips:
    made = AxisChips()
    made.resize(320, made.sizeHint().height())
    qtbot.addWidget(made)
    made.set_axes(axes("shared", "kept", "split", "shared"))
    return made


def ground(image: QImage, place: int) -> QColor:
    """The colour of a chip at its left edge, where nothing is written."""
    return image.pixelColor(place * 81 + 6, image.height() // 2)


def test_the_role_of_an_axis_is_the_colour_of_its_chip(chips: AxisChips) -> None:
    image, theme = chips.grab().toImage(), current_theme()
    expected = [theme.set, theme.surface, theme.accent_soft, theme.set]
    assert [ground(image, place).name() for place in range(4)] == expected


def test_other_axes_are_painted_in_their_place(chips: AxisChips) -> None:
    chips.set_axes(axes("kept", "shared", "kept", "kept"))
    image, theme = chips.grab().toImage(), current_theme()
    assert ground(image, 1).name() == theme.set
    assert ground(image, 0).name() == theme.surface


def test_the_chips_are_spoken(chips: AxisChips) -> None:
    assert chips.accessibleDescription() == (
        "N of size 2: shared; C of size 3: kept; H of size 4: split; W of size 5: shared"
    )


def test_the_order_is_that_of_the_tensor_from_right_to_left_too(chips: AxisChips) -> None:
    before = chips.grab().toImage()
    chips.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chips.grab().toImage() == before


def test_two_lines_fit(chips: AxisChips) -> None:
    assert chips.minimumSizeHint().height() >= 2 * chips.fontMetrics().height()
    assert chips.minimumSizeHint().width() <= chips.sizeHint().width()
