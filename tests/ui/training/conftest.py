"""The training service without Keras of the Train view's tests."""

from tests.ui.train.conftest import runs_dir, service

__all__ = ["runs_dir", "service"]
