"""Deadlines for background work that has to end."""

from typing import Final

from PySide6.QtCore import QDeadlineTimer

FOREVER: Final = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
