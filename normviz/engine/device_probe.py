"""Prints as JSON on which devices TensorFlow computes: ``python -m normviz.engine.device_probe``.

For ``normviz doctor``, which runs it in a process of its own.
"""

import json
import sys
import time
from typing import Any


def main() -> None:
    """Loads Keras and TensorFlow and prints ``{"devices": […], "seconds": …}``."""
    start = time.perf_counter()
    from normviz.engine.quiet import load_keras

    load_keras()
    seconds = time.perf_counter() - start
    sys.stdout.write(json.dumps({"devices": devices(), "seconds": round(seconds, 1)}) + "\n")


def devices() -> list[dict[str, Any]]:
    """Name, kind and, of a GPU, the model of every device."""
    import tensorflow as tf

    from normviz.engine.devices import devices as names

    gpus = iter(tf.config.list_physical_devices("GPU"))
    found = []
    for name in names():
        kind = name.partition(":")[0]
        model = None
        if kind == "gpu":
            details = tf.config.experimental.get_device_details(next(gpus))
            model = details.get("device_name")
        found.append({"name": name, "kind": kind, "model": model})
    return found


if __name__ == "__main__":
    main()
