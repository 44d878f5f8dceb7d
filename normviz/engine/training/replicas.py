"""Steps of a model that has a copy on each of several devices: ``tf.distribute``.

Every device takes its part of each batch. The gradients are summed over the devices, so that all
copies stay equal. A batch norm has the statistics of its own part, unless it is synchronized.
"""

from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf

from normviz.engine.training.gradient_registry import noted_as_here

BatchFunction = Callable[[Any], Any]


def replicas_of(model: Any) -> int:
    """On how many devices a model has a copy."""
    return int(model.distribute_strategy.num_replicas_in_sync)


def on_all_replicas(model: Any, step: BatchFunction) -> BatchFunction:
    """A step of a model that runs on all of its devices; the step itself where it has one.

    Args:
        model: Compiled.
        step: ``model.train_step`` or ``model.test_step``.

    Returns:
        A function from a batch to the running means over all devices, for a TensorFlow graph. The
        batch must have a sample for each device, and training one as many as the other.
    """
    if replicas_of(model) == 1:
        return step
    strategy = model.distribute_strategy
    own = [each for each in model.non_trainable_variables if _differs_by_replica(each)]

    def on_part(data: Any) -> Sequence[Any]:
        step(_part(data))
        return [tf.identity(each.value) for each in own]

    noted = noted_as_here(on_part)

    @tf.autograph.experimental.do_not_convert
    def distributed(data: Any) -> Any:
        values = strategy.run(noted, args=(data,))
        for variable, each in zip(own, values, strict=True):
            variable.assign(strategy.reduce(tf.distribute.ReduceOp.MEAN, each, axis=None))
        return model.get_metrics_result()

    return distributed


def _differs_by_replica(variable: Any) -> bool:
    """Whether the devices change it by themselves: Keras leaves each its own moving statistics.

    The mean over the devices is what one network keeps. States of random generators are whole
    numbers, and equal on all devices.
    """
    return str(variable.dtype).startswith(("float", "bfloat"))


def _part(data: Any) -> Any:
    """The samples of a batch for the device that asks; the parts differ by one sample at most."""
    context = tf.distribute.get_replica_context()
    at, count = context.replica_id_in_sync_group, context.num_replicas_in_sync
    with tf.device("cpu:0"):  # what others take is not copied to this device
        size = tf.shape(data[0])[0]
        begin, end = at * size // count, (at + 1) * size // count
        return tuple(each[begin:end] for each in data)


def run_on_replicas(model: Any, function: Callable[[], Any]) -> None:
    """Calls a function once for each device of a model, as in a step, and forgets its results."""
    model.distribute_strategy.run(function)


def copies(variable: Any) -> tuple[Any, ...]:
    """The copies of a variable of Keras that may differ between the devices; else itself alone.

    Sums of metrics are kept by each device for its own part.
    """
    value = variable.value
    if variable.synchronization == "on_read" and isinstance(value, tf.distribute.DistributedValues):
        return tuple(value.values)
    return (variable,)
