"""Tells TensorFlow's dispatcher the kinds of values before several threads compute.

The dispatcher of an operation keeps the arguments of a call in itself while it asks of what kind
they are. A kind that it meets for the first time is asked for by Python code (protocols, abstract
classes), during which another thread may call the same operation: it then asks arguments that are
freed, and the process ends with a segmentation fault. A kind that is known is looked up in a table.

Measured with TensorFlow 2.21 and Python 3.11: where two of four threads that add numbers make a new
subclass of float each time, the process died in seven runs out of seven (of 20 or 30 s each), in
``typing``'s ``__instancecheck__`` below ``op_dispatch_handler`` where the stack was written. With
kinds that are known four threads went through 200,000 rounds in 20 s. Four random sessions of 6,000
events in the window, with trainings, proofs and predictions, met no kind beside those below.
"""

from contextlib import suppress
from typing import Any


def make_kinds_known() -> None:
    """Has every kind that networks are made of asked for once; to be called by one thread alone.

    Where another version of TensorFlow has no such table, nothing is done.
    """
    with suppress(ImportError, AttributeError):
        from tensorflow.python.util import dispatch

        checkers = list(dispatch._is_instance_checker_cache.values())
        values = _one_of_each_kind()
        for checker in checkers:
            for value in values:
                checker.Check(value)


def _one_of_each_kind() -> list[Any]:
    import keras
    import numpy as np
    import tensorflow as tf

    numbers = [
        kind(0) for kind in (np.float16, np.float32, np.float64, np.int32, np.int64, np.bool_)
    ]
    plain: list[Any] = [
        0,
        0.0,
        0j,
        True,
        "",
        b"",
        None,
        [],
        (),
        {},
        range(0),
        slice(0),
        np.zeros(0),
        *numbers,
    ]
    with tf.device("CPU:0"):
        eager, variable = tf.constant(0.0), tf.Variable(0.0, trainable=False)
        of_keras = keras.Variable(0.0, trainable=False, dtype="float32", name="kind")
    with tf.Graph().as_default():
        symbolic = tf.constant(0.0)
    shapes = [tf.TensorShape([1]), tf.TensorSpec([1]), tf.float32, np.dtype("float32")]
    return [*plain, *shapes, eager, variable, of_keras, symbolic, keras.KerasTensor((1,))]
