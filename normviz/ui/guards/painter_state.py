"""Context manager that saves and restores the state of a painter."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def saved_state(painter: QPainter) -> Iterator[None]:
    """Restores pen, brush, font, clipping and transform when the block ends."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
