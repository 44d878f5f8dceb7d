"""Error messages for a device that is out of memory or has failed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import tensorflow as tf

from normviz.errors import Reason, UserError

_FULL: Final = ("out of memory", "out_of_memory", "resource_exhausted", "alloc_failed", "oom when")
"""XLA, cuBLAS and cuDNN report a full GPU as an internal error that says one of these."""
_LONGEST: Final = 160
_ROOT: Final = "(0)"
"""What TensorFlow puts before the first cause of a graph that has failed."""

FAILURES: Final = (tf.errors.OpError, MemoryError)
"""What TensorFlow raises where a device cannot go on."""


def failure_text(error: Exception, device: str, batch_size: int) -> Reason | None:
    """Why a training ended on a device, in one sentence for the user.

    Args:
        error: One of ``FAILURES``.
        device: What computed, such as ``gpu:0``.
        batch_size: Samples per batch.

    Returns:
        None where the device is not the cause: what fails on a processor with memory left would
        fail everywhere.
    """
    if _is_full(error):
        return Reason(
            "{device} has too little memory for batches of {batch_size}: choose a smaller one.",
            code="batch-too-large",
            device=device,
            batch_size=batch_size,
        )
    if not device.startswith("gpu"):
        return None
    if "determini" in str(error).lower():
        return Reason(
            "{device} cannot compute this network bit for bit the same ({reason}): "
            "compute on cpu, or without equal bits.",
            code="device-not-deterministic",
            device=device,
            reason=_first_line(error),
        )
    return Reason(
        "{device} has failed ({reason}): compute on cpu, or see normviz doctor.",
        code="device-failed",
        device=device,
        reason=_first_line(error),
    )


@contextmanager
def full_device_refused(device: str) -> Iterator[None]:
    """Lets a training that does not even begin for want of memory end in one sentence.

    Raises:
        UserError: The device is full, or has failed.
    """
    try:
        yield
    except FAILURES as error:
        if _is_full(error):
            raise UserError(
                "{device} has too little free memory for this network: close other programs that "
                "use it, or choose another device",
                code="device-full",
                device=device,
            ) from error
        if text := failure_text(error, device, 0):
            raise UserError.from_reason(text) from error
        raise


def _is_full(error: Exception) -> bool:
    if isinstance(error, tf.errors.ResourceExhaustedError | MemoryError):
        return True
    text = str(error).lower()
    return any(word in text for word in _FULL)


def _first_line(error: Exception) -> str:
    """The line of an error that says most: that of its root cause, where TensorFlow marks one."""
    lines = str(getattr(error, "message", error)).strip().splitlines() or [type(error).__name__]
    roots = (line for line in map(str.strip, lines) if line.startswith(_ROOT))
    line = next(roots, lines[0]).strip().removeprefix(_ROOT).strip()
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
