"""A runs folder with 10,000 runs and 5 million batch values: listing, an epoch, Train, filters.

    python -m tests.benchmarks.large_store [--runs 10000] [--values 5000000] [--json FILE]

The store is made directly, not by training: 480 combinations of recipe, norm, batch size and rate
with as many seeds as it takes, five epochs each. Times are of the processor.
"""

import argparse
import dataclasses
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

from PySide6.QtCore import Qt

from normviz.app import composition
from normviz.runs import spec as spec_module
from normviz.runs.events import Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.sqlite import spec_column
from normviz.runs.storage.annotations import tags_json
from normviz.runs.storage.manifest import MANIFEST, Manifest, manifest_bytes
from normviz.runs.storage.rows import put_epoch
from normviz.runs.store import Store
from normviz.settings.store import SettingsStore
from normviz.ui.train.runs.arrangement import NO_GROUPS
from normviz.ui.train.runs.cells import BEST, NORM
from normviz.ui.train.view import TrainView
from tests.benchmarks.results import Result, resident, run

_RECIPES: Final = ("batch-norm", "small-batch", "tutorial-norms", "deep-sigmoid")
_NORMS: Final = ("none", "batch", "layer", "group", "dyt", "rms")
_SIZES: Final = (2, 8, 32, 64)
_RATES: Final = (0.1, 0.01, 0.003, 0.001, 0.0003)
_EPOCHS: Final = 5
_TIMES: Final = 7
_FALLING: Final = Qt.SortOrder.DescendingOrder


def specs() -> list[RunSpec]:
    """All combinations of recipe, norm, batch size and learning rate that can be."""
    found = []
    for recipe, norm, size, rate in product(_RECIPES, _NORMS, _SIZES, _RATES):
        spec = build_spec(recipe, norm=norm, settings={"epochs": _EPOCHS, "batch_size": size})
        schedule = dataclasses.replace(spec.settings.schedule, initial=rate)
        found.append(
            dataclasses.replace(
                spec, settings=dataclasses.replace(spec.settings, schedule=schedule)
            )
        )
    return found


def fill(folder: Path, runs: int, values: int) -> None:
    """Keeps runs with their epochs and batches, as if they had been trained."""
    kinds, numbers = specs(), random.Random(0)
    steps = max(1, values // runs)
    batches = np.linspace(1, 0, 2 * steps, dtype="<f4").tobytes()
    with Store(folder) as store, store._database.transaction():
        for number in range(runs):
            spec = kinds[number % len(kinds)].with_seed(number // len(kinds))
            name = f"{spec.recipe}-{number:06d}"
            manifest = Manifest(name, 1.7e9 + number, spec)
            (folder / name).mkdir(mode=0o700)
            (folder / name / MANIFEST).write_bytes(manifest_bytes(manifest))
            _put(store._database, name, manifest, numbers)
            store._database.write("INSERT INTO batches VALUES (?, 1, ?)", (name, batches))


def _put(database: Any, name: str, manifest: Manifest, numbers: random.Random) -> None:
    tags = tags_json(("paper",) if numbers.random() < 0.1 else ())
    database.write(
        "INSERT INTO runs (id, name, spec, state, steps_per_epoch, created, started, ended, tags)"
        " VALUES (?, ?, ?, 'finished', 100, ?, ?, ?, ?)",
        (name, name, manifest.spec_text, *[manifest.created] * 3, tags),
    )
    for epoch in range(1, _EPOCHS + 1):
        put_epoch(database, name, epoch_of(epoch, numbers.random()))


def epoch_of(epoch: int, value: float) -> Epoch:
    """An epoch with made-up values."""
    return Epoch(epoch, 100 * epoch, value, value, value, value, 1.0, 1.0, 0.01)


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time of a call."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def measure(runs: int = 10_000, values: int = 5_000_000) -> list[Result]:
    """Fills a folder, then measures the store and the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "runs"
        began = time.monotonic()
        fill(folder, runs, values)
        found = [Result(f"{runs} runs are made", time.monotonic() - began, "s")]
        size = (folder / "runs.sqlite").stat().st_size / 1e6
        found.append(Result("size of the database", size, "MB"))
        return [*found, *measured_store(folder), *measured_window(folder)]


def measured_store(folder: Path) -> Iterator[Result]:
    """Listing, first and again, and after an epoch has ended."""
    first = [milliseconds(lambda: _list_anew(folder)) for _ in range(_TIMES)]
    yield Result("list, the first time", statistics.median(first), "ms", 100)
    with Store(folder) as store:
        (*_, last) = store.runs()
        again = [milliseconds(store.listing) for _ in range(_TIMES)]
        yield Result("list again", statistics.median(again), "ms", 100)
        one = [milliseconds(lambda: store.run(last.id)) for _ in range(_TIMES)]
        yield Result("find one run by its id", statistics.median(one), "ms", 10)
        after = []
        for epoch in range(_TIMES):
            put_epoch(store._database, last.id, epoch_of(_EPOCHS + 1 + epoch, 0.5))
            after.append(milliseconds(store.listing))
        yield Result("list after an epoch", statistics.median(after), "ms", 100)


def _list_anew(folder: Path) -> None:
    for known in (
        spec_column._seedless,
        spec_column._seed,
        spec_module._options,
        spec_module._settings,
    ):
        known.cache_clear()
    with Store(folder, must_exist=True) as store:
        assert store.runs()


def measured_window(folder: Path) -> Iterator[Result]:
    """Opening Train, an epoch that ends, searches, sorting, groups, deletion; memory."""
    application = composition.make_application()
    settings = SettingsStore(folder.parent / "settings.json")
    window = composition.make_window(settings, composition.UserFolders(None, folder), "light")
    window.show()
    application.processEvents()

    def shown(work: Callable[[], object]) -> float:
        return milliseconds(lambda: (work(), application.processEvents()))

    yield Result("open Train", shown(lambda: window.show_view("train")), "ms", 1500)
    view = window.show_view("train")
    assert isinstance(view, TrainView)
    table, library = view.table, view.library
    (*_, last) = library.runs()
    epochs = []
    with Store(folder) as store:
        for epoch in range(_TIMES):
            put_epoch(store._database, last.id, epoch_of(50 + epoch, 0.5))
            epochs.append(shown(library.refresh))
    yield Result("an epoch ends: the window follows", statistics.median(epochs), "ms", 100)
    yield Result("search, the first time", shown(lambda: table.search.setText("batch norm")), "ms")
    yield Result("search by a condition", shown(lambda: table.search.setText("best>0.9")), "ms")
    table.search.clear()
    yield Result("sort by a column", shown(lambda: table.view.sortByColumn(BEST, _FALLING)), "ms")
    yield Result("group by a column", shown(lambda: table.show_group(NORM)), "ms")
    table.show_group(NO_GROUPS)
    one = [library.runs()[5].id]
    yield Result("delete a run", shown(lambda: library.delete(one)), "ms")
    yield Result("bring it back", shown(library.undo_stack.undo), "ms")
    ids = [each.id for each in library.runs()[:100]]
    yield Result("delete 100 runs", shown(lambda: library.delete(ids)), "ms")
    yield Result("bring them back", shown(library.undo_stack.undo), "ms")
    yield Result("memory", resident(), "MB")
    window.close()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=10_000)
    options.add_argument("--values", type=int, default=5_000_000)
    run(__doc__, measure, options)
