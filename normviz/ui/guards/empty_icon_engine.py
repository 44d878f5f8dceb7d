"""An icon engine that draws nothing, for Qt calls that need a copy of an engine."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QIconEngine, QPainter


class EmptyIconEngine(QIconEngine):
    """Stands in where copying an icon engine failed."""

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws nothing."""

    def clone(self) -> QIconEngine:
        """Another one."""
        return EmptyIconEngine()
