"""The icon set: SVG files in ``resources/icons``, painted in the colours of the palette.

An icon follows theme, state and display scale by itself: its engine paints the SVG with the
colour that the application's palette has at that moment.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from normviz.assets import resource


def icon(name: str, color: str | None = None) -> QIcon:
    """The icon ``name`` of ``resources/icons``.

    Args:
        name: File name without ``.svg``.
        color: ``#rrggbb``; when None the palette's: text, disabled text, and the accent for the
            "on" state of checkable things.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    _source(name)  # a wrong name fails where it is written, not where it is painted
    return QIcon(_Engine(name, color))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


class _Engine(QIconEngine):
    """Paints one SVG in the palette's current colour."""

    def __init__(self, name: str, color: str | None) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws into the largest square in the middle of ``rect``."""
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, self._color or _tint(mode, state)).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A transparent picture of ``size`` device pixels with the icon on it."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return pixmap

    def clone(self) -> QIconEngine:
        """A second engine for the same icon."""
        return _Engine(self._name, self._color)


def _tint(mode: QIcon.Mode, state: QIcon.State) -> str:
    palette = QGuiApplication.palette()
    role = QPalette.ColorRole
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, role.ButtonText).name()
    if mode == QIcon.Mode.Selected:
        return palette.color(role.HighlightedText).name()
    return palette.color(role.Highlight if state == QIcon.State.On else role.ButtonText).name()
