"""Devices and precision of a training."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import keras
import tensorflow as tf

from normviz.engine.keras_loading import gpu_failure
from normviz.errors import UserError
from normviz.runs.spec import RunSpec

PROCESSOR: Final = "cpu:0"


def devices() -> tuple[str, ...]:
    """The devices of this machine, ``cpu:0`` first, then ``gpu:0`` and so on."""
    return tuple(
        name
        for kind in ("cpu", "gpu")
        for name in sorted(keras.distribution.list_devices(kind), key=_number)
    )


def _number(device: str) -> int:
    return int(device.rpartition(":")[2])


def pick(wanted: str, there: tuple[str, ...] | None = None) -> str:
    """The device that a user means.

    Args:
        wanted: ``auto``, ``cpu``, ``gpu`` or ``gpu:1``.
        there: The devices that there are; those of this machine when None.

    Returns:
        Its full name: the first GPU for ``auto`` where there is one.

    Raises:
        UserError: There is no such device.
    """
    found = devices() if there is None else there
    kinds = ("gpu", "cpu") if wanted == "auto" else (wanted,)
    for kind in kinds:
        name = kind if ":" in kind else f"{kind}:0"
        if name in found:
            return name
    failure = gpu_failure() if wanted.startswith("gpu") else None
    if failure:
        raise UserError(
            "device: {wanted} cannot be opened ({failure}); close other programs that use it, "
            "or choose cpu",
            code="device-not-opened",
            wanted=wanted,
            failure=failure,
        )
    raise UserError(
        "device: this machine has {found}, received {wanted!r}; choose one of these or auto "
        "(normviz doctor tells which GPUs are not used)",
        code="device-missing",
        found=", ".join(found),
        wanted=wanted,
    )


@contextmanager
def computing_on(spec: RunSpec) -> Iterator[str]:
    """Lets Keras compute where and how a spec says, in this thread and this block.

    Args:
        spec: Its device, mixed precision, determinism and seed are used.

    Yields:
        The device's name.

    Raises:
        UserError: There is no such device.
    """
    device = pick(spec.device)
    keras.utils.set_random_seed(spec.seed)
    if spec.deterministic:
        # TensorFlow has no way back; later runs of this process stay deterministic too.
        tf.config.experimental.enable_op_determinism()
    with _policy(_policy_name(spec, device)), keras.device(device):
        yield device


def _policy_name(spec: RunSpec, device: str) -> str:
    if not spec.mixed_precision:
        return "float32"
    return "mixed_float16" if device.startswith("gpu") else "mixed_bfloat16"


@contextmanager
def _policy(name: str) -> Iterator[None]:
    before: Any = keras.config.dtype_policy()
    keras.config.set_dtype_policy(name)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)
