"""Error messages for a device that cannot go on."""

import pytest
import tensorflow as tf

from normviz.engine.training.device_failure import failure_text, full_device_refused
from normviz.errors import UserError

FULL = [
    tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor"),
    tf.errors.InternalError(None, None, "Failed to allocate 2 bytes: CUDA_ERROR_OUT_OF_MEMORY"),
    tf.errors.InternalError(None, None, "RESOURCE_EXHAUSTED: Out of memory while trying"),
    tf.errors.UnknownError(None, None, "cuDNN status CUDNN_STATUS_ALLOC_FAILED"),
    tf.errors.NotFoundError(
        None,
        None,
        "Failed to get configs for: 5 out of 91 instructions. EXECUTION FAILED: "
        "RESOURCE_EXHAUSTED: Out of memory while trying to allocate 2.12GiB with allocator GPU_0",
    ),
    MemoryError(),
]
BROKEN = tf.errors.InternalError(None, None, "libdevice not found at ./x.bc\n\t [[{{node y}}]]")
NO_EQUAL_BITS = tf.errors.UnimplementedError(
    None, None, "A deterministic GPU implementation of X is not currently available."
)


@pytest.mark.parametrize("error", FULL)
def test_a_full_device_asks_for_smaller_batches(error: Exception) -> None:
    text = "gpu:0 has too little memory for batches of 64: choose a smaller one."
    assert failure_text(error, "gpu:0", 64) == text


def test_a_gpu_that_fails_is_told_in_one_line_with_its_own_words() -> None:
    assert failure_text(BROKEN, "gpu:0", 64) == (
        "gpu:0 has failed (libdevice not found at ./x.bc): compute on cpu, or see normviz doctor."
    )


def test_the_first_cause_is_told_where_a_graph_has_failed() -> None:
    text = "Graph execution error:\n\n2 root error(s) found.\n  (0) INTERNAL: No tile.\n  (1) X\n"
    error = tf.errors.InternalError(None, None, text)
    assert "gpu:0 has failed (INTERNAL: No tile.)" in (failure_text(error, "gpu:0", 64) or "")


def test_long_words_are_cut() -> None:
    long = tf.errors.UnknownError(None, None, "x" * 5000)
    assert len(failure_text(long, "gpu:0", 64) or "") < 300


def test_no_words_at_all_are_replaced_by_the_kind_of_the_error() -> None:
    assert "UnavailableError" in (
        failure_text(tf.errors.UnavailableError(None, None, ""), "gpu:1", 64) or ""
    )


def test_a_network_without_equal_bits_on_the_gpu_is_told() -> None:
    text = failure_text(NO_EQUAL_BITS, "gpu:0", 64) or ""
    assert text.startswith("gpu:0 cannot compute this network bit for bit the same")
    assert text.endswith("compute on cpu, or without equal bits.")


def test_what_fails_on_a_processor_is_a_mistake_of_the_program() -> None:
    assert failure_text(BROKEN, "cpu:0", 64) is None
    with pytest.raises(tf.errors.InternalError), full_device_refused("cpu:0"):
        raise BROKEN


@pytest.mark.parametrize("error", FULL)
def test_a_device_that_is_full_before_the_first_batch_is_refused(error: Exception) -> None:
    text = "gpu:0 has too little free memory for this network"
    with pytest.raises(UserError, match=text), full_device_refused("gpu:0"):
        raise error


def test_a_gpu_that_fails_before_the_first_batch_is_refused() -> None:
    with pytest.raises(UserError, match="gpu:0 has failed"), full_device_refused("gpu:0"):
        raise BROKEN
