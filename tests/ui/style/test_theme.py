import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from normviz.ui.style.palette import DARK, LIGHT, Theme, contrast
from normviz.ui.style.theme import (
    Mode,
    ThemeController,
    build_palette,
    code_font,
    current_theme,
    font,
    number_font,
)
from normviz.ui.widgets.tone_label import ToneLabel


def test_the_application_wears_the_theme(theme: ThemeController) -> None:
    assert QApplication.style().objectName() == "fusion"
    assert current_theme() is LIGHT
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.background)


def test_a_change_is_told_once_and_reaches_widgets(qtbot: QtBot, theme: ThemeController) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    seen: list[object] = []
    theme.changed.connect(seen.append)
    theme.set_mode("dark")
    theme.set_mode("dark")
    assert seen == [DARK]
    assert current_theme() is DARK
    qtbot.waitUntil(lambda: label.palette().windowText().color() == QColor(DARK.text))


def test_the_system_is_followed_only_when_asked_to(theme: ThemeController) -> None:
    hints = QApplication.styleHints()
    theme.set_mode("dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.theme is DARK
    theme.set_mode("system")
    expected = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    assert theme.theme is expected
    assert theme.mode == "system"


def test_a_dark_system_makes_the_window_dark(
    theme: ThemeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.set_mode("system")
    hints = QApplication.styleHints()
    monkeypatch.setattr(QApplication, "styleHints", DarkHints)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.theme is DARK


class DarkHints:
    """The platform without a screen has no colour scheme of its own that could be dark."""

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return Qt.ColorScheme.Dark


def test_tones_follow_the_theme(qtbot: QtBot, theme: ThemeController) -> None:
    label = ToneLabel("refused", "error")
    qtbot.addWidget(label)
    label.show()
    role = QPalette.ColorRole.WindowText
    assert label.palette().color(role) == QColor(LIGHT.error)
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: label.palette().color(role) == QColor(DARK.error))
    label.set_tone("ok")
    assert label.palette().color(role) == QColor(DARK.ok)
    assert label.tone == "ok"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_outline_of_an_empty_box_is_seen(
    qtbot: QtBot, theme: ThemeController, mode: Mode
) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    box.show()
    theme.set_mode(mode)
    qtbot.waitUntil(lambda: box.palette().windowText().color() == QColor(theme.theme.text))
    image = box.grab().toImage()
    ground = QColor(theme.theme.background).lightness()
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    seen = [each.lightness() - ground for each in row]
    assert max(seen) > 60 if mode == "dark" else min(seen) < -50


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_text_of_the_palette_is_legible_on_its_ground(theme: Theme) -> None:
    role = QPalette.ColorRole
    pairs = [(role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase)]
    pairs += [(role.ButtonText, role.Button), (role.BrightText, role.Button)]
    for text in (role.WindowText, role.Text, role.PlaceholderText, role.Link, role.LinkVisited):
        grounds = (role.Window, role.Base, role.AlternateBase, role.Midlight)
        pairs += [(text, ground) for ground in grounds]
    palette = build_palette(theme)
    pale = [
        (text.name, ground.name)
        for text, ground in pairs
        if contrast(palette.color(text).name(), palette.color(ground).name()) < 4.5
    ]
    assert pale == []


def test_disabled_text_differs_from_text() -> None:
    for theme in (LIGHT, DARK):
        palette = build_palette(theme)
        group = QPalette.ColorGroup
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            assert palette.color(group.Disabled, role) == QColor(theme.disabled)
            assert palette.color(group.Active, role) == QColor(theme.text)


def test_three_sizes_come_from_the_system_font(theme: ThemeController) -> None:
    heights = [QFontMetrics(font(size)).height() for size in ("small", "body", "title")]
    assert heights == sorted(set(heights))
    assert font().pointSizeF() == QApplication.font().pointSizeF()
    assert font("title", bold=True).weight() > font("title").weight()


def test_sizes_in_pixels_are_scaled_too(theme: ThemeController) -> None:
    before = QApplication.font()
    in_pixels = QApplication.font()
    in_pixels.setPixelSize(20)
    QApplication.setFont(in_pixels)
    try:
        assert font("title").pixelSize() == 25
        assert font("small").pixelSize() == 18
    finally:
        QApplication.setFont(before)


def test_digits_have_equal_width(theme: ThemeController) -> None:
    metrics = QFontMetrics(number_font())
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1
    added = set(number_font().featureTags()) - set(font().featureTags())
    assert [tag.toString().data() for tag in added] == [b"tnum"]


def test_code_is_monospaced(theme: ThemeController) -> None:
    metrics = QFontMetrics(code_font())
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("MMMM")
