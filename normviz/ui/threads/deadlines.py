"""Deadlines for what ends in the background."""

from typing import Final

from PySide6.QtCore import QDeadlineTimer

FOREVER: Final = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
