"""Keras code of a layer with a copy on each of several devices."""

from normviz.norms.code import keras_lines
from normviz.norms.norm import Place
from normviz.norms.spec import NormSpec


def replicated_lines(
    spec: NormSpec, place: Place, replicas: int, *, synchronized: bool = False
) -> str:
    """The Keras code of a norm under ``tf.distribute.MirroredStrategy``, to be run as it is.

    Parts of the processor stand for GPUs, so that it runs anywhere.

    Args:
        spec: The settings, as for `keras_lines`.
        place: Where the layer stands.
        replicas: How many devices, at least 2.
        synchronized: Whether they take statistics over the batch together.

    Raises:
        ValueError: As for `keras_lines`.
    """
    more = {"synchronized": True} if synchronized and spec.norm.shares_batch else {}
    lines = keras_lines(spec, place, more=more).splitlines()
    if not lines[0].startswith("norm = "):
        lines[0] = f"norm = {lines[0]}"
    names = ", ".join(f'"CPU:{number}"' for number in range(replicas))
    return "\n".join(
        [
            "import keras",
            "import tensorflow as tf",
            "",
            "# Parts of the processor; leave this out and name GPUs below where there are some",
            'processor = tf.config.list_physical_devices("CPU")[0]',
            f"parts = [tf.config.LogicalDeviceConfiguration()] * {replicas}",
            "tf.config.set_logical_device_configuration(processor, parts)",
            "",
            "sums = tf.distribute.ReductionToOneDevice()",
            f"strategy = tf.distribute.MirroredStrategy([{names}], cross_device_ops=sums)",
            "with strategy.scope():",
            *(f"    {line}" for line in lines),
        ]
    )
