"""Base class of the panel's sections: shows part of the draft and changes it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.style.theme import GRID
from normviz.ui.train.session.spec_draft import SpecDraft


class PanelSection(QWidget):
    """The content of one section.

    Subclasses put their controls into :attr:`column`; :meth:`show_draft` writes the draft into
    them without a signal coming back.
    """

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """An empty section; it follows ``draft`` once it has been shown for the first time."""
        super().__init__(parent)
        self.draft = draft
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)

    def add(self, *widgets: QWidget) -> None:
        """Puts ``widgets`` beneath one another."""
        for widget in widgets:
            self.column.addWidget(widget)

    def show_draft(self) -> None:
        """Shows the draft as it is now."""
        raise NotImplementedError
