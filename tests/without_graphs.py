"""Steps without graphs, for tests of many trainings with few batches each."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

NO_WARNING = pytest.mark.filterwarnings(
    "ignore:Even though the `tf.config.experimental_run_functions"
)
"""TensorFlow says that this does not apply to the reading of data."""
WITHOUT_GRAPHS = [pytest.mark.usefixtures("without_graphs"), NO_WARNING]
"""Marks of a module whose tests are about what is kept, not about how a step is computed."""


@contextmanager
def called_by_python(*, is_so: bool = True) -> Iterator[None]:
    """Computes steps as Python calls them: building a graph takes longer than nine batches.

    Args:
        is_so: False builds graphs, as the application does, within such a module.
    """
    import tensorflow as tf  # not where tests are collected

    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(is_so)
    try:
        yield
    finally:
        tf.config.run_functions_eagerly(before)


@pytest.fixture(scope="module")
def without_graphs() -> Iterator[None]:
    """:func:`called_by_python` for a module."""
    with called_by_python():
        yield
