import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController, current_theme
from normviz.ui.widgets.tone_label import Tone, ToneLabel


def color(label: ToneLabel) -> QColor:
    return label.palette().color(QPalette.ColorRole.WindowText)


@pytest.mark.parametrize("tone", ["text", "muted", "accent_text", "error", "warning", "ok"])
def test_a_text_is_in_its_tone(qtbot: QtBot, theme: ThemeController, tone: Tone) -> None:
    label = ToneLabel("Said", tone)
    qtbot.addWidget(label)
    assert label.tone == tone
    assert color(label) == QColor(getattr(current_theme(), tone))


def test_another_tone_is_shown_at_once(qtbot: QtBot, theme: ThemeController) -> None:
    label = ToneLabel("Said")
    qtbot.addWidget(label)
    label.set_tone("error")
    assert color(label) == QColor(current_theme().error)


def test_the_theme_is_followed(qtbot: QtBot, theme: ThemeController) -> None:
    label = ToneLabel("Said", "warning")
    qtbot.addWidget(label)
    label.show()
    light = color(label)
    theme.set_mode("dark")
    wanted = QColor(current_theme().warning)
    assert wanted != light
    qtbot.waitUntil(lambda: color(label) == wanted)
