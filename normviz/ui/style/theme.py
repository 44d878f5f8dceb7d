"""Applies the light or dark theme to the application: Fusion, palette, fonts, 8 px grid.

Widgets need no reference to anything: :func:`current_theme` tells which theme is on, and a change
reaches every widget as ``QEvent.PaletteChange`` and every listener as
:attr:`ThemeController.changed`.
"""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from normviz.garbage_collection import no_collection
from normviz.ui.style.palette import DARK, LIGHT, Theme, mix

GRID = 8
"""Distances are multiples of this many device-independent pixels."""
HALF = GRID // 2
"""The distance between things that belong together."""

Mode = Literal["system", "light", "dark"]
FontSize = Literal["small", "body", "title"]

_FONT_SCALES: dict[FontSize, float] = {"small": 0.9, "body": 1.0, "title": 1.25}


def current_theme() -> Theme:
    """The theme the application wears now; light where none has been put on."""
    return DARK if QApplication.palette().window().color().lightness() < 128 else LIGHT


def font(size: FontSize = "body", *, bold: bool = False) -> QFont:
    """The system's font in one of the three sizes."""
    result = QFont(QApplication.font())
    _scale(result, _FONT_SCALES[size])
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def number_font(size: FontSize = "body", *, bold: bool = False) -> QFont:
    """As :func:`font`, with digits of equal width, so that a changing number does not jump."""
    result = font(size, bold=bold)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def code_font(size: FontSize = "body") -> QFont:
    """The system's monospaced font, for code to copy."""
    result = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    body = QApplication.font()
    if body.pointSizeF() > 0:
        result.setPointSizeF(body.pointSizeF())
    _scale(result, _FONT_SCALES[size])
    return result


def scaled_font(base: QFont, factor: float) -> QFont:
    """``base``, ``factor`` times as large."""
    result = QFont(base)
    _scale(result, factor)
    return result


def _scale(target: QFont, factor: float) -> None:
    # A font has its size either in points or in pixels; the other one is then -1.
    if target.pointSizeF() > 0:
        target.setPointSizeF(target.pointSizeF() * factor)
    else:
        target.setPixelSize(round(target.pixelSize() * factor))


def build_palette(theme: Theme) -> QPalette:
    """The widget palette of ``theme``, with its disabled colours."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: mix(theme.field, theme.raised, 0.5),
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.BrightText: theme.error,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent_text,
        role.LinkVisited: theme.accent_text,
        role.Light: mix(theme.raised, "#ffffff", 0.1 if theme.is_dark else 0.6),
        role.Midlight: theme.accent_soft,
        role.Mid: theme.border,
        role.Dark: mix(theme.border, "#000000", 0.2),
        role.Shadow: mix(theme.border, "#000000", 0.5),
    }
    palette = QPalette()
    for color_role, color in colors.items():
        palette.setColor(color_role, QColor(color))
    for color_role in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, QColor(theme.disabled))
    disabled = mix(theme.accent, theme.background, 0.6)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(disabled))
    return palette


def with_outlined_boxes(palette: QPalette, theme: Theme) -> QPalette:
    """``palette`` for what has a box to tick: in the dark, Fusion outlines it in all but black.

    Args:
        palette: What the widget wears; it stays as it is.
        theme: The theme that is on.
    """
    result = QPalette(palette)
    if theme.is_dark:  # Fusion makes the outline from the colour of the window
        result.setColor(QPalette.ColorRole.Window, QColor(mix(theme.muted, "#ffffff", 0.2)))
    return result


class ThemeController(QObject):
    """Chooses the theme, puts it on the application and says when it changes.

    Attributes:
        changed: Emitted with the new :class:`Theme` after the application wears it; widgets get
            their ``PaletteChange`` a moment later, from the event loop.
    """

    changed = Signal(object)

    def __init__(self, mode: Mode = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = mode
        with no_collection():
            QApplication.setStyle("Fusion")
        self._theme = self._chosen()
        self._hints = QApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._request_scheme()
        self._wear()

    @property
    def mode(self) -> Mode:
        """What the user chose; ``"system"`` follows the desktop."""
        return self._mode

    @property
    def theme(self) -> Theme:
        """What is shown."""
        return self._theme

    def set_mode(self, mode: Mode) -> None:
        """Shows light, dark, or what the desktop shows."""
        self._mode = mode
        self._request_scheme()
        self._follow()

    def _request_scheme(self) -> None:
        """Asks the platform to draw its own parts (title bar, native dialogs) alike."""
        scheme = Qt.ColorScheme
        wanted = {"system": scheme.Unknown, "light": scheme.Light, "dark": scheme.Dark}
        with no_collection():
            self._hints.setColorScheme(wanted[self._mode])

    def _chosen(self) -> Theme:
        if self._mode == "system":
            dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _follow(self) -> None:
        chosen = self._chosen()
        if chosen != self._theme:
            self._theme = chosen
            self._wear()
            self.changed.emit(chosen)

    def _wear(self) -> None:
        palette = build_palette(self._theme)
        boxes = with_outlined_boxes(palette, self._theme)
        with no_collection():
            QApplication.setPalette(palette)
            QApplication.setPalette(boxes, "QCheckBox")  # type: ignore[arg-type]  # the stub asks for bytes
            QToolTip.setPalette(palette)
