"""Text as high as it needs to be, in which words of the glossary say what they mean."""

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QCursor, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip, QWidget

from normviz.ui.lessons.prose_html import TERM
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, current_theme

MEASURE: Final = 70
"""Letters in a line, about: longer lines are hard to follow."""


class Prose(QTextBrowser):
    """A block of text that scrolls with what it stands in.

    Attributes:
        chosen: Emitted with the address of a link, unless it is a word of the glossary.
    """

    chosen = Signal(str)

    def __init__(self, name: str, accessible: str, parent: QWidget | None = None) -> None:
        """Without words yet.

        Args:
            name: ``objectName``.
            accessible: What a screen reader calls it, translated.
            parent: The owner.
        """
        super().__init__(parent)
        describe(self, name, accessible)
        self.setToolTip("")
        self._html = ""
        self._measure = MEASURE
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.set_measure(MEASURE)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._show_meaning)

    def set_measure(self, letters: int) -> None:
        """Bounds the length of a line, in letters, about."""
        self._measure = letters
        self.setMaximumWidth(letters * self.fontMetrics().averageCharWidth())

    def set_html(self, html: str) -> None:
        """Shows other words; the same ones are left alone."""
        if html != self._html:
            self._html = html
            self._render()

    def height_of(self, html: str) -> int:
        """How high it would be with other words."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.document().defaultFont())
        document.setDefaultStyleSheet(self.document().defaultStyleSheet())
        document.setTextWidth(self.viewport().width())
        document.setHtml(html)
        return ceil(document.size().height())

    def shown_tip(self) -> str:
        """The meaning that is shown now; empty for none."""
        return QToolTip.text() if QToolTip.isVisible() else ""

    def minimumSizeHint(self) -> QSize:
        """Some words in a line."""
        return QSize(20 * GRID, 0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walks through the links; a word of the glossary says what it means."""
        is_inside = super().focusNextPrevChild(forward)
        if is_inside and self.textCursor().hasSelection():
            self._show_meaning(QUrl(self._selected_link()), at_cursor=True)
        return is_inside

    def changeEvent(self, event: QEvent) -> None:
        """Follows theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.set_measure(self._measure)
            self._render()

    def _render(self) -> None:
        theme = current_theme()
        self.document().setDefaultStyleSheet(
            "p { margin: 0 0 8px 0; line-height: 125%; } li { line-height: 125%; }"
            f"a {{ color: {theme.accent_text}; text-decoration: none; }}"
            f".muted {{ color: {theme.muted}; }} .ok {{ color: {theme.ok}; }}"
            f".error {{ color: {theme.error}; }}"
        )
        self.setHtml(self._html)
        has_links = self._mark_terms(theme.text, theme.muted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.NoFocus)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Base).alpha():
            palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
            self.setPalette(palette)

    def _mark_terms(self, text: str, line: str) -> bool:
        """Dots below words of the glossary, in the colour of the text; whether there are links."""
        look = QTextCharFormat()
        look.setForeground(QColor(text))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(line))
        has_links = False
        block = self.document().begin()
        while block.isValid():
            for part in block:  # type: ignore[attr-defined]  # the stub forgets it
                fragment = part.fragment()
                address = fragment.charFormat().anchorHref()
                has_links |= bool(address)
                if address.startswith(TERM):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(),
                        QTextCursor.MoveMode.KeepAnchor,
                    )
                    cursor.mergeCharFormat(look)
            block = block.next()
        return has_links

    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()))

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(TERM):
            self._show_meaning(url)
        else:
            self.chosen.emit(address)

    def _selected_link(self) -> str:
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        return cursor.charFormat().anchorHref()

    def _show_meaning(self, url: QUrl, *, at_cursor: bool = False) -> None:
        from normviz.lessons.glossary import term_named  # not before the first paint

        address = url.toString()
        term = term_named(address.removeprefix(TERM)) if address.startswith(TERM) else None
        if term is None:
            QToolTip.hideText()
            return
        place = QCursor.pos()
        if at_cursor:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        QToolTip.showText(place, f"<p><b>{term.name}</b>: {term.definition}</p>", self)
