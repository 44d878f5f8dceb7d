"""Seeds of the layers of a network, which no other thread can change.

Keras draws the seed of each initializer and dropout layer from Python's own random numbers, which
are those of all threads: Dask's take some to guess the size of a result, while a worker already
makes its next network, and a prediction may make one while a training begins.
"""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import keras
from keras.src.random import seed_generator

_of_thread: Final = threading.local()


class _ThreadRandom:
    """What Keras takes for the module ``random``."""

    def randint(self, low: int, high: int) -> int:
        """A number of the block that this thread is in; of all threads outside of one."""
        numbers = getattr(_of_thread, "numbers", None) or random
        return int(numbers.randint(low, high))


@contextmanager
def seeded_layers(seed: int) -> Iterator[None]:
    """Layers that this thread makes in the block have the seeds that `set_random_seed` gives.

    Args:
        seed: Also of Python's, NumPy's and TensorFlow's random numbers; 0 to 2³²−1.
    """
    keras.utils.set_random_seed(seed)
    seed_generator.python_random = _THREAD_RANDOM
    before = getattr(_of_thread, "numbers", None)
    _of_thread.numbers = random.Random(seed)  # noqa: S311  # no secrets
    try:
        yield
    finally:
        _of_thread.numbers = before


_THREAD_RANDOM: Final = _ThreadRandom()
