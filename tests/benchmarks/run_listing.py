"""Processor time for listing 400 runs, the first time and once their specs are known.

    python -m tests.benchmarks.run_listing [--runs 400] [--json FILE]

A window lists its runs in its GUI thread when Train opens and whenever they change. No two runs
have the same spec here.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

from normviz.runs.spec_builder import build_spec
from normviz.runs.sqlite import spec_column
from normviz.runs.store import Store
from tests.benchmarks.results import Result, run

_RECIPES: Final = ("batch-norm", "dropout", "relu")
_TIMES: Final = 15
_LIMIT_MS: Final = 35.0


def measure(runs: int = 400) -> list[Result]:
    """Lists the runs of one folder again and again."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), runs)
        first = [listing_ms(Path(folder), knows_specs=False) for _ in range(_TIMES)]
        later = [listing_ms(Path(folder), knows_specs=True) for _ in range(_TIMES)]
    return [
        Result(f"{runs} runs listed the first time", statistics.median(first), "ms", _LIMIT_MS),
        Result(f"{runs} runs listed again", statistics.median(later), "ms"),
    ]


def fill(folder: Path, runs: int) -> None:
    """Keeps runs that were never trained."""
    with Store(folder) as store:
        for number in range(runs):
            spec = build_spec(_RECIPES[number % len(_RECIPES)], settings={"epochs": 1 + number})
            with store.create(spec) as writer:
                writer.state("stopped")


def listing_ms(folder: Path, *, knows_specs: bool) -> float:
    """Milliseconds of one listing; whether specs that were read before are known still."""
    if not knows_specs:
        spec_column._seedless.cache_clear()
    with Store(folder) as store:
        began = time.process_time()
        store.runs()
        return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=400)
    run(__doc__, measure, options)
