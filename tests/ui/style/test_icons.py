import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer

from normviz.assets import resource
from normviz.ui.style.icons import icon
from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import ThemeController

SIZE = 20
NAMES = sorted(Path(str(each)).stem for each in resource("icons").iterdir() if ".svg" in each.name)


def ink(image: QImage) -> set[str]:
    """The colours of all opaque pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_of_the_set(name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert 'stroke="currentColor"' in text
    assert 'stroke-width="1.5"' in text
    assert not re.search(r"#[0-9a-fA-F]{3,6}", text)
    assert QSvgRenderer(text.encode()).isValid()


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_shows_something_inside_its_square(theme: ThemeController, name: str) -> None:
    image = icon(name, "#ff0000").pixmap(QSize(SIZE, SIZE), 2.0).toImage()
    assert image.size() == QSize(2 * SIZE, 2 * SIZE)
    assert any("#ff" in color for color in ink(image))
    border = [(at, side) for at in range(2 * SIZE) for side in (0, 2 * SIZE - 1)]
    assert all(image.pixelColor(at, side).alpha() == 0 for at, side in border)
    assert all(image.pixelColor(side, at).alpha() == 0 for at, side in border)


def test_the_palette_of_the_moment_colours_an_icon(theme: ThemeController) -> None:
    plus = icon("plus")
    size = QSize(40, 40)
    assert LIGHT.text in ink(plus.pixmap(size).toImage())
    theme.set_mode("dark")
    assert DARK.text in ink(plus.pixmap(size).toImage())


def test_states_have_colours_of_their_own(theme: ThemeController) -> None:
    plus = icon("plus")
    size = QSize(40, 40)
    disabled = plus.pixmap(size, QIcon.Mode.Disabled).toImage()
    assert LIGHT.disabled in ink(disabled)
    on = plus.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert LIGHT.accent in ink(on)
    selected = plus.pixmap(size, QIcon.Mode.Selected).toImage()
    assert QColor(LIGHT.on_accent).name() in ink(selected)


def test_an_icon_survives_copies(theme: ThemeController) -> None:
    copies = [QIcon(icon("plus", "#00ff00")) for _ in range(200)]
    assert all("#00ff00" in ink(each.pixmap(QSize(20, 20)).toImage()) for each in copies[-3:])


def test_an_unknown_icon_fails_where_it_is_asked_for() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/nonsense\.svg"):
        icon("nonsense")
