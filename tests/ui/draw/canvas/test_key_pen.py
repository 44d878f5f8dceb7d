import pytest
from PySide6.QtCore import QPointF, Qt

from normviz.presentation.draw.page import SIDE
from normviz.ui.draw.canvas.key_pen import SMALL_STEP, STEP, KeyPen

MIDDLE = (SIDE / 2, SIDE / 2)


class Holder:
    """Remembers what the pen did."""

    def __init__(self) -> None:
        self.is_down = False
        self.did: list[tuple[str, float, float]] = []

    def put_down(self, place: QPointF) -> None:
        self.is_down = True
        self.did.append(("down", place.x(), place.y()))

    def go(self, place: QPointF) -> None:
        self.did.append(("go", place.x(), place.y()))

    def lift(self) -> None:
        self.is_down = False
        self.did.append(("lift", 0, 0))

    def cancel(self) -> None:
        self.is_down = False
        self.did.append(("cancel", 0, 0))


@pytest.fixture
def holder() -> Holder:
    return Holder()


@pytest.fixture
def pen(holder: Holder) -> KeyPen:
    return KeyPen(holder)


@pytest.mark.parametrize(
    ("key", "x", "y"),
    [
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Up, 0, -1),
        (Qt.Key.Key_Down, 0, 1),
    ],
)
@pytest.mark.parametrize(("fine", "step"), [(False, STEP), (True, SMALL_STEP)])
def test_arrows_move_the_crosshair(
    pen: KeyPen, holder: Holder, key: Qt.Key, x: int, y: int, fine: bool, step: float
) -> None:
    assert not pen.is_shown
    assert pen.press(key, fine)
    assert pen.is_shown
    assert pen.place == QPointF(MIDDLE[0] + x * step, MIDDLE[1] + y * step)
    assert holder.did == []


def test_space_puts_the_pen_down_and_lifts_it(pen: KeyPen, holder: Holder) -> None:
    pen.press(Qt.Key.Key_Space, False)
    pen.press(Qt.Key.Key_Right, False)
    pen.press(Qt.Key.Key_Space, False)
    assert holder.did == [("down", *MIDDLE), ("go", MIDDLE[0] + STEP, MIDDLE[1]), ("lift", 0, 0)]


def test_escape_takes_the_stroke_back_and_means_nothing_else(pen: KeyPen, holder: Holder) -> None:
    assert not pen.press(Qt.Key.Key_Escape, False)
    pen.press(Qt.Key.Key_Space, False)
    assert pen.press(Qt.Key.Key_Escape, False)
    assert holder.did[-1][0] == "cancel"


def test_other_keys_mean_nothing(pen: KeyPen) -> None:
    assert not pen.press(Qt.Key.Key_A, False)
    assert not pen.is_shown


def test_the_crosshair_stays_on_the_page(pen: KeyPen) -> None:
    for _ in range(100):
        pen.press(Qt.Key.Key_Left, False)
        pen.press(Qt.Key.Key_Down, False)
    assert pen.place == QPointF(0, SIDE)
