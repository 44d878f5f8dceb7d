"""Prints as JSON on which devices TensorFlow computes: ``python -m normviz.engine.device_probe``.

For ``normviz doctor``, which runs it in a process of its own.
"""

import json
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from typing import Any, Final

_DRIVER_SECONDS: Final = 10


def main() -> None:
    """Loads Keras and TensorFlow and prints its devices, GPUs and seconds."""
    start = time.perf_counter()
    from normviz.engine.keras_loading import gpu_failure, load_keras

    load_keras()
    seconds = time.perf_counter() - start
    found = {"devices": devices(), "gpus": gpus(), "seconds": round(seconds, 1)}
    found["gpu_failure"] = gpu_failure()
    sys.stdout.write(json.dumps(found) + "\n")


def devices() -> list[dict[str, Any]]:
    """Name, kind and, of a GPU, the model of every device."""
    import tensorflow as tf

    from normviz.engine.devices import devices as names

    physical = iter(tf.config.list_physical_devices("GPU"))
    found = []
    for name in names():
        kind = name.partition(":")[0]
        model = None
        if kind == "gpu":
            details = tf.config.experimental.get_device_details(next(physical))
            model = details.get("device_name")
        found.append({"name": name, "kind": kind, "model": model})
    return found


def gpus() -> list[dict[str, Any]]:
    """Model and memory of the NVIDIA GPUs that the driver knows, whether or not they are used."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return []
    query = [program, "--query-gpu=name,memory.total", "--format=csv,noheader,nounits"]
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(  # noqa: S603
            query, capture_output=True, text=True, timeout=_DRIVER_SECONDS, check=True
        )
        return gpus_of(done.stdout)
    return []


def gpus_of(text: str) -> list[dict[str, Any]]:
    """The GPUs in the output of ``nvidia-smi``: a line each with the model and MiB."""
    found = []
    for line in text.splitlines():
        model, _, size = line.rpartition(",")
        if model and size.strip().isdecimal():
            found.append({"model": model.strip(), "memory_bytes": int(size) << 20})
    return found


if __name__ == "__main__":
    main()
