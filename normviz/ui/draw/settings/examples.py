"""Example digits: from validation sets, handwritten samples, and fonts of this machine."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter

from normviz import datasets, drawing
from normviz.datasets.dataset_paths import is_folder_named
from normviz.datasets.info import Part
from normviz.errors import UserError
from normviz.presentation.draw.page import SIDE, Image28, Page, PagePicture
from normviz.ui.draw.io.page_import import small_page, strokes_page
from normviz.ui.text.stand_in_text import stand_in_text

VALIDATION, FONTS = "validation", "fonts"
READ = 2000
"""How many validation digits there are to choose from."""
MOST_FONTS = 40


_LATIN = QFontDatabase.WritingSystem.Latin


class Examples:
    """Pages with a digit on them, by source, digit and turn."""

    def __init__(self, data_dir: Path | None = None) -> None:
        """Reads nothing yet.

        Args:
            data_dir: Where digits are looked for first.
        """
        self._data_dir = data_dir
        self._validation: Part | None = None
        self._is_stand_in = False
        self._families: Sequence[str] | None = None

    def sources(self) -> list[tuple[str, str]]:
        """(key, translated title) of what there is."""
        titles = {
            "print": QCoreApplication.translate("Examples", "Drawn: plain"),
            "foot": QCoreApplication.translate("Examples", "Drawn: flag, foot, bar"),
            "european": QCoreApplication.translate("Examples", "Drawn: long flag on the 1"),
            "slanted": QCoreApplication.translate("Examples", "Drawn: narrow and slanted"),
            "round": QCoreApplication.translate("Examples", "Drawn: round, open 4"),
            "quick": QCoreApplication.translate("Examples", "Drawn: in a hurry"),
        }
        drawn = [(hand, titles.get(hand, hand)) for hand in drawing.HANDS]
        first = (VALIDATION, QCoreApplication.translate("Examples", "Validation digits"))
        return [
            first,
            *drawn,
            (FONTS, QCoreApplication.translate("Examples", "Fonts on this computer")),
        ]

    def page(self, source: str, digit: int, turn: int, width: float) -> Page:
        """One digit.

        Args:
            source: A key of :meth:`sources`.
            digit: 0 to 9.
            turn: Which of them; any whole number.
            width: The pen's width for drawn digits.

        Raises:
            UserError: The data on this computer are broken.
        """
        if source == VALIDATION:
            return small_page(self._validation_digit(digit, turn))
        if source == FONTS:
            families = self._fonts()
            return font_page(digit, families[turn % len(families)])
        return strokes_page(drawing.read_sample_strokes(source)[digit], width, fit=True)

    def validation(self) -> Part:
        """Some validation digits and their labels: real MNIST, else the bundled digits.

        Raises:
            UserError: A file is broken.
        """
        if self._validation is None:
            try:
                self._validation = datasets.load_test("mnist", self._data_dir, READ)
            except UserError:
                self._validation = datasets.load_test("digits", None, READ)
                self._is_stand_in = True
        return self._validation

    def note(self, source: str) -> str:
        """What to know about the digits of a source that were read, translated; mostly empty."""
        if source != VALIDATION or not self._is_stand_in:
            return ""
        return stand_in_text("folder-lacks" if is_folder_named(self._data_dir) else "not-found")

    def _validation_digit(self, digit: int, turn: int) -> Image28:
        images, labels = self.validation()
        places = np.flatnonzero(labels == digit)
        return images[places[turn % len(places)]].astype(np.float32) / 255

    def _fonts(self) -> Sequence[str]:
        if self._families is None:
            names = [*filter(_is_scalable, QFontDatabase.families(_LATIN))]
            step = max(1, len(names) // MOST_FONTS)
            self._families = names[::step] or [QFont().family()]
        return self._families


def font_page(digit: int, family: str) -> Page:
    """A digit as a font writes it."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    font = QFont(family)
    font.setPixelSize(round(0.8 * SIDE))
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(QRectF(0, 0, SIDE, SIDE), int(Qt.AlignmentFlag.AlignCenter), str(digit))
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())
    ink = rows[:, :SIDE].copy()
    return Page((), PagePicture(ink, drawing.from_ink(ink), 1)) if ink.any() else Page()


def _is_scalable(family: str) -> bool:
    private = QFontDatabase.isPrivateFamily(family)
    return QFontDatabase.isSmoothlyScalable(family) and not private
