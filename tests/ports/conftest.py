"""Models that answer what a test says."""

from tests.ui.draw.conftest import fake

__all__ = ["fake"]
