"""Devices and precision of a training."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

import keras
import tensorflow as tf

from normviz.engine.keras_loading import gpu_failure
from normviz.errors import UserError
from normviz.runs.spec import RunSpec

PROCESSOR: Final = "cpu:0"


def devices() -> tuple[str, ...]:
    """The devices of this machine, ``cpu:0`` first, then ``gpu:0`` and so on."""
    return (PROCESSOR, *_listed("gpu"))


def processor_parts() -> tuple[str, ...]:
    """The devices that the processor is divided into: ``cpu:0``, ``cpu:1`` and so on."""
    return _listed("cpu")


def _listed(kind: str) -> tuple[str, ...]:
    return tuple(sorted(keras.distribution.list_devices(kind), key=_number))


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


def pick_several(
    wanted: str, count: int, gpus: Sequence[str], parts: Sequence[str]
) -> tuple[str, ...]:
    """The devices that a user means with so many of a kind.

    Args:
        wanted: ``auto``, ``cpu`` or ``gpu``; the first of a kind stands for the kind.
        count: How many, at least 2.
        gpus: The GPUs of this machine.
        parts: The devices that its processor is divided into.

    Returns:
        Their full names. For ``auto`` those are GPUs where there are any, and never fewer or
        others without a word.

    Raises:
        UserError: There are not so many, or a single device is named.
    """
    kind, _, number = wanted.partition(":")
    if number not in ("", "0"):
        raise UserError(
            "device: {wanted} is a single one, and {count} devices are to train: choose auto, cpu "
            "or gpu",
            code="device-single",
            wanted=wanted,
            count=count,
        )
    takes_gpus = kind == "gpu" or (kind == "auto" and len(gpus) > 0)
    there = gpus if takes_gpus else parts
    if count > len(there):
        raise _too_few(count, len(gpus) if takes_gpus else None, len(parts))
    return tuple(there[:count])


def _too_few(count: int, gpus: int | None, parts: int) -> UserError:
    if gpus is None:
        return UserError(
            "devices: the processor can be divided into {parts} parts here, received {count}",
            code="devices-too-few-parts",
            parts=parts,
            count=count,
        )
    return UserError(
        "devices: this machine has {there} GPUs, received {count}; choose as many, or the device "
        "cpu, which can be divided into {parts} parts",
        code="devices-too-few-gpus",
        there=gpus,
        count=count,
        parts=parts,
    )


@contextmanager
def computing_on(spec: RunSpec) -> Iterator[str]:
    """Lets Keras compute where and how a spec says, in this thread and this block.

    Networks that are made in it have a copy on each of the spec's devices.

    Args:
        spec: Its devices, mixed precision, determinism and seed are used.

    Yields:
        The device's name; for several their names with commas between them.

    Raises:
        UserError: There is no such device, or there are not so many.
    """
    names = _of(spec)
    keras.utils.set_random_seed(spec.seed)
    with (
        _determinism(wanted=spec.deterministic),
        _policy(_policy_name(spec, names[0])),
        _placed(names),
    ):
        yield ", ".join(names)


def _of(spec: RunSpec) -> tuple[str, ...]:
    if spec.devices == 1:
        return (pick(spec.device),)
    return pick_several(spec.device, spec.devices, devices()[1:], processor_parts())


def _placed(names: Sequence[str]) -> AbstractContextManager[Any]:
    if len(names) == 1:
        return keras.device(names[0])
    return mirrored_strategy(names).scope()


def mirrored_strategy(names: Sequence[str]) -> Any:
    """A copy of every variable on each device: ``tf.distribute.MirroredStrategy``.

    Sums over the devices are taken in one place, in a fixed order. By default TensorFlow lets the
    devices meet in collective operations, which they may reach in different orders where a
    synchronized batch norm and the gradients are summed: training then ends with an error.
    """
    are_gpus = names[0].startswith("gpu")
    sums = tf.distribute.NcclAllReduce() if are_gpus else tf.distribute.ReductionToOneDevice()
    return tf.distribute.MirroredStrategy(list(names), cross_device_ops=sums)


@contextmanager
def _determinism(*, wanted: bool) -> Iterator[None]:
    """Equal bits within the block; what is trained after it is as fast as before."""
    if not wanted:
        yield
        return
    before = _is_deterministic()
    tf.config.experimental.enable_op_determinism()
    try:
        yield
    finally:
        if not before:
            _end_determinism()


def _is_deterministic() -> bool:
    """Whether somebody else wants equal bits; also where this TensorFlow has no way to tell."""
    try:
        from tensorflow.python.framework.config import is_op_determinism_enabled
    except ImportError:
        return False
    return bool(is_op_determinism_enabled())


def _end_determinism() -> None:
    """Does nothing where this TensorFlow has no way back: then later runs are deterministic too."""
    try:
        from tensorflow.python.framework.config import disable_op_determinism
    except ImportError:
        return
    disable_op_determinism()


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
