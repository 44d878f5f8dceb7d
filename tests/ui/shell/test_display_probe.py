import pytest
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from normviz.ui.shell.display_probe import SIGNS, fonts, is_shown, screens


def test_screens_have_size_and_scale(qapp: QGuiApplication) -> None:
    first = screens()[0]
    assert first["width"] > 0
    assert first["scale"] > 0


def test_signs_are_looked_for_in_all_fonts(qapp: QGuiApplication) -> None:
    found = fonts()
    assert found["families"] > 0
    assert set(found["signs"]) == set(SIGNS)
    assert found["signs"]["μ"]


def test_a_sign_that_no_font_has_is_not_shown(qapp: QGuiApplication) -> None:
    assert is_shown("a", QFont())
    assert not is_shown("\U0010fffd", QFont())  # for private use


def test_without_fonts_nothing_is_shown(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    assert not is_shown("a", QFont())
