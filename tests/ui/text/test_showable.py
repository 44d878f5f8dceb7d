import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from normviz.ui.text import showable as module
from normviz.ui.text.showable import is_shown, showable, spelled_out


@pytest.fixture(autouse=True)
def forget_texts(qtbot: QtBot) -> None:
    module._showable.cache_clear()


@pytest.fixture
def latin_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts end with Latin-1."""

    def shown(text: str, font: QFont) -> bool:
        return all(ord(letter) < 256 for letter in text)

    monkeypatch.setattr(module, "is_shown", shown)


def test_what_the_fonts_have_stays() -> None:
    assert is_shown("x", QFont())
    for text in ("run 1", "größer", "γ, β, σ²"):
        assert showable(text) == text
        assert spelled_out(text) == text


def test_what_no_font_has_is_no_box() -> None:
    assert showable("\U0001fffe" + "a") == "?a"


def test_letters_lose_their_marks_before_they_are_given_up(latin_only: None) -> None:
    assert showable("Ştefan № 3") == "Stefan No 3"
    assert showable("模型-1") == "??-1"
    assert showable("a\u0301\u200bb") == "ab"


def test_the_tip_spells_what_is_not_shown(latin_only: None) -> None:
    assert spelled_out("模-1") == "?-1 (\\u6a21-1)"


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x00b", "模\x07", "a\x9bb"])
def test_control_characters_are_no_boxes(text: str) -> None:
    shown = showable(text)
    assert shown.replace("?", "").isprintable()
    assert "?" in shown
    assert showable("two\nlines\tand γ") == "two\nlines\tand γ"
