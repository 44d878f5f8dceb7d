"""Imports TensorFlow and hides its start-up messages about drivers and processors.

They are written by C++ straight to the process's stderr before any log level is read, so stderr
is held while TensorFlow loads, and what is no such message is passed on afterwards.
"""

import gc
import logging
import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from typing import Any, Final

from normviz.engine.known_kinds import make_kinds_known
from normviz.engine.library_preload import preload
from normviz.garbage_collection import make_objects_old
from normviz.ports.processor_parts import PROCESSOR_PARTS

_STDERR: Final = 2
_loading: Final = threading.Lock()
_is_loaded: Final = threading.Event()


@dataclass
class _Gpus:
    """What has become of the GPUs of this process; TensorFlow opens them once.

    Attributes:
        failure: Why they are not used, in TensorFlow's words; None where they are.
    """

    failure: str | None = None


_gpus: Final = _Gpus()
_NEVER: Final = 2**30
"""New objects that nothing makes before the next look for garbage."""
_NOISE: Final = re.compile(
    rb"(WARNING: All log messages before absl::InitializeLog"
    rb"|[IW]\d{4} [\d:. ]+ \S+\.cc:\d+\]"
    rb"|\d{4}-\d\d-\d\d [\d:.]+: [IW] "
    rb"|E\d{4} [\d:. ]+ cuda_platform\.cc:\d+\] failed call to cuInit"
    rb"|To enable the following instructions: "
    rb"|(qt\.gui\.imageio: )?libpng (error|warning): )"
)


def load_keras() -> None:
    """Imports Keras and TensorFlow and lets them find their devices; fast the second time."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    # Asking for the devices takes all memory of every GPU, unless this is said before.
    os.environ.setdefault("TF_FORCE_GPU_ALLOW_GROWTH", "true")
    # Two threads may ask at once; the second would hold the first one's held stderr.
    with _loading, stderr_held():
        preload()
        with _without_scikit_learn(), _collection_postponed():
            import keras
            import tensorflow as tf  # loads the libraries that write

        _divide_processor()
        _open_devices(keras, tf)
        if not _is_loaded.is_set():
            make_kinds_known()
    # Advice about rebuilt graphs, which is meant for developers.
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    _is_loaded.set()


class _NoScikitLearn(MetaPathFinder):
    """Lets one thread find no scikit-learn; all others find it as before."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(self, fullname: str, *_: object) -> None:
        """None, which leaves the module to the other finders.

        Raises:
            ModuleNotFoundError: It is scikit-learn that this thread looks for.
        """
        if fullname == "sklearn" and threading.get_ident() == self._thread:
            raise ModuleNotFoundError("left out while Keras loads", name=fullname)


@contextmanager
def _without_scikit_learn() -> Iterator[None]:
    """Keras imports scikit-learn where there is one, for wrappers that are of no use here.

    It and scipy.stats would be a fifth of the time that loading takes.
    """
    finder = _NoScikitLearn()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def _collection_postponed() -> Iterator[None]:
    """What is imported stays: to look for garbage in it would be a tenth of the time.

    The thresholds are raised, as another thread may switch the collector meanwhile. What was made
    is old afterwards, so that the next look for garbage does not go through all of it.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(_NEVER, *thresholds[1:])
    try:
        yield
    finally:
        make_objects_old()
        gc.set_threshold(*thresholds)


def _divide_processor() -> None:
    """Makes the processor several devices; it stays one where TensorFlow has begun to compute."""
    import tensorflow as tf

    parts = [tf.config.LogicalDeviceConfiguration()] * PROCESSOR_PARTS
    with suppress(RuntimeError):
        for processor in tf.config.list_physical_devices("CPU"):
            tf.config.set_logical_device_configuration(processor, parts)


def is_keras_loaded() -> bool:
    """Whether `load_keras` has been through."""
    return _is_loaded.is_set()


def gpu_failure() -> str | None:
    """Why the GPUs of this machine are not used though TensorFlow has found them.

    Returns:
        TensorFlow's words, such as ``cudaSetDevice() on GPU:0 failed. Status: out of memory``;
        None where they are used, or where there is none.
    """
    return _gpus.failure


def _open_devices(keras: Any, tf: Any) -> None:
    """Lets TensorFlow open its devices: without the GPUs where one of them cannot be opened.

    A GPU that other programs have filled fails here; the processor is still there then.
    """
    try:
        keras.distribution.list_devices()
    except tf.errors.OpError as error:
        if not tf.config.list_physical_devices("GPU"):
            raise
        _gpus.failure = " ".join(str(error.message).split())
        logging.getLogger("normviz.train").warning("no GPU is used: %s", _gpus.failure)
        tf.config.set_visible_devices([], "GPU")
        keras.distribution.list_devices()


def worth_reading(text: bytes) -> bytes:
    """The lines of a held stderr that are no noise of TensorFlow's start.

    Args:
        text: What was written, in lines.
    """
    return b"".join(line for line in text.splitlines(keepends=True) if not _NOISE.match(line))


@contextmanager
def stderr_held() -> Iterator[None]:
    """Keeps what is written to the descriptor in a file, then passes on what is worth reading.

    For one thread at a time.
    """
    try:
        original = os.dup(_STDERR)
    except OSError:  # a window without a console has no stderr
        yield
        return
    with tempfile.TemporaryFile() as held:
        os.dup2(held.fileno(), _STDERR)
        try:
            yield
        finally:
            os.dup2(original, _STDERR)
            held.seek(0)
            with suppress(OSError):
                os.write(_STDERR, worth_reading(held.read()))
            os.close(original)
