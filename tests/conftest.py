"""Shared fixtures and hooks: worker processes, offscreen Qt, real data sets, quiet TensorFlow."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from normviz.diagnostics.log_setup import stop_logging
from tests.exempt_libraries import pytest_collection, pytest_runtest_logfinish
from tests.native_crashes import (
    pytest_configure,
    pytest_runtest_setup,
    pytest_runtest_teardown,
    pytest_unconfigure,
)
from tests.without_graphs import without_graphs
from tests.worker_processes import cores, pytest_xdist_auto_num_workers, share_cores

__all__ = [
    "data_dir",
    "log_folder",
    "pytest_collection",
    "pytest_configure",
    "pytest_runtest_logfinish",
    "pytest_runtest_setup",
    "pytest_runtest_teardown",
    "pytest_unconfigure",
    "pytest_xdist_auto_num_workers",
    "without_graphs",
]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
# A test that left a GPU busy or a thread pool large would disturb the next one.
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
share_cores(os.environ)
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", str(cores()))  # nothing trains in a process beside
# Jobs that a script starts in the background ignore Ctrl+C, and what they start ignores it too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def log_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Logs and crash reports of the tests and of the processes that they start."""
    folder = tmp_path_factory.mktemp("logs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NORMVIZ_LOG_DIR", str(folder))
        yield folder
        stop_logging()


# The same examples in every run, however busy the machine is.
settings.register_profile("normviz", deadline=None, derandomize=True)
settings.load_profile("normviz")


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder with the real MNIST and CIFAR-10; the test is skipped where there is none."""
    named = os.environ.get("NORMVIZ_DATA")
    if not named:
        pytest.skip(
            "needs the real data sets: set NORMVIZ_DATA to a folder with mnist/ and cifar10/"
        )
    path = Path(named)
    if not path.is_dir():
        pytest.skip(f"NORMVIZ_DATA names {path}, which is no folder")
    return path.resolve()
