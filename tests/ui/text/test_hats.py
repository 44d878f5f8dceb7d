"""Where the hat of x̂ stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel

from normviz.ui.text.hats import has_hats, place_hats, with_hats


@pytest.fixture
def misread(qapp: QApplication) -> Iterator[QFont]:
    """The application's font is one that Qt misreads."""
    before, font = QApplication.font(), QFont("DejaVu Sans", 9)
    if has_hats(font):
        pytest.skip("Qt places the hat of DejaVu Sans rightly here, or the font is not installed")
    QApplication.setFont(font)
    yield font
    QApplication.setFont(before)


@pytest.mark.parametrize("size", [8, 9, 13, 40])
def test_the_hat_stands_on_its_letter(misread: QFont, size: int) -> None:
    misread.setPointSize(size)
    assert not has_hats(misread)
    assert has_hats(with_hats(misread))


@pytest.mark.parametrize("language", ["C", "en", "ja"])
def test_all_widgets_take_it_over(misread: QFont, language: str) -> None:
    place_hats(QLocale(language))
    bold = QLabel("x̂").font()
    bold.setItalic(True)
    for font in (QLabel("x̂").font(), bold, QFont()):
        assert has_hats(font)


def test_scripts_that_need_the_rules_of_their_fonts_keep_them(misread: QFont) -> None:
    for language in ("ar", "hi", "bn"):
        place_hats(QLocale(language))
        assert QApplication.font() == misread


def test_a_font_that_is_right_stays(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normviz.ui.text.hats.has_hats", lambda _: True)
    before = QApplication.font()
    place_hats(QLocale("en"))
    assert QApplication.font() == before
