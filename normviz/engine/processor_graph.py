"""Functions of TensorFlow as graphs that are computed on the processor."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from normviz.engine.devices import PROCESSOR


def on_processor(function: Callable[..., Any], *signature: Any) -> Callable[..., Any]:
    """The function as one graph, traced once, for inputs of any batch size.

    AutoGraph is kept out: it would write the function into the folder for temporary files.

    Args:
        function: Of tensors; nothing in it depends on their values.
        *signature: ``tf.TensorSpec`` of each.
    """
    graph = tf.function(function, input_signature=signature, autograph=False)

    def call(*inputs: Any) -> Any:
        with tf.device(PROCESSOR):
            return graph(*inputs)

    return call
