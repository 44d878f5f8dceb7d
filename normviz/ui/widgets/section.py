"""A collapsible titled section of a panel."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, font

_ICON = 12


class Section(QWidget):
    """A header with an arrow and, beneath, the content.

    Attributes:
        toggled: Emitted with whether the content is shown now.
        body: The layout of the content; add widgets and layouts to it.
    """

    toggled = Signal(bool)

    def __init__(
        self, title: str, *, name: str, expanded: bool = True, parent: QWidget | None = None
    ) -> None:
        """Makes an empty section.

        Args:
            title: Translated.
            name: ``objectName``; the header is ``<name>_header``.
            expanded: Whether the content is shown at first.
            parent: Owner.
        """
        super().__init__(parent)
        describe(self, name, title)
        self.setToolTip("")  # each control inside has its own
        self._header = QToolButton()
        self._header.setText(title)
        self._header.setFont(font("body", bold=True))
        self._header.setAutoRaise(True)
        self._header.setIconSize(QSize(_ICON, _ICON))
        self._header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tip = self.tr("Shows or hides the section “{title}”.").format(title=title)
        describe(self._header, f"{name}_header", title, tip)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(GRID, 0, GRID, GRID)
        self.body.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._header)
        column.addWidget(self._content)
        self._expanded = expanded
        self._show_state()
        self._header.clicked.connect(self._flip)

    def is_expanded(self) -> bool:
        """Whether the content is shown."""
        return self._expanded

    def set_expanded(self, expanded: bool) -> None:
        """Shows or hides the content."""
        if expanded != self._expanded:
            self._expanded = expanded
            self._show_state()
            self.toggled.emit(expanded)

    def changeEvent(self, event: QEvent) -> None:
        """Turns the arrow when the reading direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_state()

    def _flip(self) -> None:
        self.set_expanded(not self._expanded)

    def _show_state(self) -> None:
        folded = "left" if self._is_rtl() else "right"
        # Not setArrowType: Qt leaves its arrow on the left where text runs from right to left.
        self._header.setIcon(icon("down" if self._expanded else folded))
        self._content.setVisible(self._expanded)
        state = self.tr("expanded") if self._expanded else self.tr("collapsed")
        self._header.setAccessibleDescription(state)

    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def folded(sections: Mapping[str, Section]) -> list[str]:
    """The names of the sections that are folded, to be kept from session to session."""
    return [name for name, section in sections.items() if not section.is_expanded()]


def fold(sections: Mapping[str, Section], names: Iterable[str]) -> None:
    """Folds the sections ``names`` and unfolds the others; unknown names are left out."""
    wanted = set(names)
    for name, section in sections.items():
        section.set_expanded(name not in wanted)
