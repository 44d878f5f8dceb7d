import numpy as np
import pytest
from PySide6.QtGui import QImage

from normviz.ui.widgets.pictures import picture_scaling
from normviz.ui.widgets.pictures.picture_scaling import shrunk_in_strips


def gray(picture: QImage) -> np.ndarray:
    plain = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : plain.width()].astype(int)


def ramp(width: int, height: int) -> QImage:
    """Darker to the right and, more slowly, downwards."""
    y, x = np.mgrid[:height, :width]
    values = np.ascontiguousarray((155 * x / width + 100 * y / height).astype(np.uint8))
    kind = QImage.Format.Format_Grayscale8
    return QImage(values.data, width, height, width, kind).copy()


def test_a_picture_that_is_small_enough_stays() -> None:
    picture = ramp(199, 50)
    assert shrunk_in_strips(picture, 100) is picture


@pytest.mark.parametrize("strip_bytes", [1, 40_000, 16_000_000])
def test_strips_have_no_seams(monkeypatch: pytest.MonkeyPatch, strip_bytes: int) -> None:
    monkeypatch.setattr(picture_scaling, "_STRIP_BYTES", strip_bytes)
    picture = ramp(1_003, 707)
    small = shrunk_in_strips(picture, 100)
    assert (small.width(), small.height()) == (100, 70)
    expected = gray(picture)[:700, :1000].reshape(70, 10, 100, 10).mean((1, 3))
    assert np.abs(gray(small) - expected).max() < 2


def test_transparency_stays() -> None:
    picture = QImage(400, 400, QImage.Format.Format_RGBA8888)
    picture.fill(0)
    small = shrunk_in_strips(picture, 100)
    assert small.pixelColor(50, 50).alpha() == 0


def test_a_line_of_pixels_keeps_one_row() -> None:
    small = shrunk_in_strips(ramp(1_000, 1), 100)
    assert (small.width(), small.height()) == (100, 1)
