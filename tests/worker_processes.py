"""How many processes run the tests, and how many threads each of them may use."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Final

import pytest

MOST_WORKERS: Final = 4
"""Each takes 1 to 2 GB once it has loaded TensorFlow."""

_THREADS: Final = ("TF_NUM_INTRAOP_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process per core for folders of tests; for single files this process alone.

    Starting others would take longer than most files' tests. Coverage measures this process only.
    """
    files = [Path(config.invocation_params.dir, each.partition("::")[0]) for each in config.args]
    if all(path.is_file() for path in files) or _is_measured():
        return 0
    return min(cores(), MOST_WORKERS)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_cores(environment: MutableMapping[str, str]) -> None:
    """Gives a worker its share of the cores; before NumPy or TensorFlow is imported.

    Args:
        environment: The process's variables; those that are set are left.
    """
    if workers := int(environment.get("PYTEST_XDIST_WORKER_COUNT", "0")):
        for name in _THREADS:
            environment.setdefault(name, str(max(1, cores() // workers)))


def _is_measured() -> bool:
    coverage = sys.modules.get("coverage")
    return coverage is not None and coverage.Coverage.current() is not None
