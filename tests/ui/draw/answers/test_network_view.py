import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.draw.answers.network_view import NetworkView, gray_image, overlay_image
from normviz.ui.style.palette import LIGHT


def test_pixels_are_crisp_and_ink_is_white(qtbot: QtBot) -> None:
    shown = NetworkView()
    qtbot.addWidget(shown)
    image = np.zeros((28, 28), np.float32)
    image[10, 20] = 1
    shown.show_image(image)
    picture = shown.grab().toImage()
    scale = shown.sizeHint().width() // 28
    for dx in range(scale):
        for dy in range(scale):
            assert picture.pixelColor(1 + 20 * scale + dx, 1 + 10 * scale + dy).red() == 255
    assert picture.pixelColor(1 + 21 * scale, 1 + 10 * scale).red() == 0


def test_values_become_grey() -> None:
    picture = gray_image(np.array([[0, 0.5], [1, 2]], np.float32))
    assert [picture.pixelColor(x, y).red() for y in (0, 1) for x in (0, 1)] == [0, 128, 255, 255]


def test_what_speaks_for_a_digit_is_teal_and_against_it_brown() -> None:
    low, _, high = LIGHT.diverging
    saliency = np.array([[1, -1, 0]], np.float32) * 3
    picture = overlay_image(np.ones((1, 3), np.float32), saliency, LIGHT)
    assert picture.pixelColor(0, 0).name() == high
    assert picture.pixelColor(1, 0).name() == low
    assert picture.pixelColor(2, 0).red() == 150


def test_no_saliency_at_all_leaves_the_picture() -> None:
    picture = overlay_image(np.ones((2, 2), np.float32), np.zeros((2, 2), np.float32), LIGHT)
    assert picture.pixelColor(1, 1).red() == pytest.approx(150)
