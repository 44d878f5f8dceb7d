"""Placeholder that creates the inspector after the first paint.

The figure is what a user waits for; the numbers beside it are there a moment later, in a place
that was kept for them, so that nothing moves.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID

if TYPE_CHECKING:
    from normviz.ui.cube.inspector.inspector import Inspector

MINIMUM_WIDTH = 38 * GRID


class LazyInspector(QWidget):
    """Reserves the inspector's width and creates the inspector on demand."""

    def __init__(
        self,
        model: CubeModel,
        proofs: ProofClient | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._proofs = proofs
        self._theme: Theme | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(MINIMUM_WIDTH)

    @cached_property
    def inspector(self) -> "Inspector":
        """The inspector; made when it is first asked for."""
        from normviz.ui.cube.inspector.inspector import Inspector  # not before the first paint

        made = Inspector(self._model, self._proofs)
        if self._theme is not None:
            made.set_theme(self._theme)
        self._column.addWidget(made)
        return made

    def fill(self) -> None:
        """Creates the inspector if it does not exist yet."""
        self.inspector.show()

    def set_theme(self, theme: Theme) -> None:
        """Recolours the inspector, or remembers how it has to look."""
        self._theme = theme
        if self.is_filled():
            self.inspector.set_theme(theme)

    def is_filled(self) -> bool:
        """Whether the inspector has been created."""
        return "inspector" in self.__dict__
