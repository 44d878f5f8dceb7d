"""Steps without graphs, for tests of many trainings with few batches each."""

from collections.abc import Iterator

import pytest
import tensorflow as tf

WITHOUT_GRAPHS = (
    pytest.mark.usefixtures("without_graphs"),
    pytest.mark.filterwarnings("ignore:Even though the `tf.config.experimental_run_functions"),
)
"""Marks of a module whose tests are about what is kept, not about how a step is computed."""


@pytest.fixture(scope="module")
def without_graphs() -> Iterator[None]:
    """Computes steps as Python calls them: building a graph takes longer than nine batches."""
    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(before)
