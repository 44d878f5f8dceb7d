"""Runs a sweep: each combination once, whatever happens in between."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from normviz.engine.training.continuation import identify
from normviz.engine.training.samples import load_samples
from normviz.errors import UserError
from normviz.ports.sweeps import RunEnded, SweepExecutor, SweepTask
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store
from normviz.runs.sweeps.plan import spec_key
from normviz.runs.sweeps.record import SweepRecord, write_record
from normviz.runs.sweeps.table import SweepRow, sweep_table

_log = logging.getLogger("normviz.training")
DONE: Final = ("finished", "failed")


class SweepRunner:
    """Trains what is left of a sweep."""

    def __init__(
        self, record: SweepRecord, executor: SweepExecutor, runs_dir: Path, data_dir: Path | None
    ) -> None:
        """Takes a sweep, new or begun.

        Args:
            record: Of the sweep; its file is written as runs begin.
            executor: Trains the runs.
            runs_dir: Where they are kept.
            data_dir: Where data sets are.
        """
        self.record = record
        self._executor = executor
        self._runs_dir, self._data_dir = runs_dir, data_dir
        self._digests: dict[str, Any] = {}

    def run(self) -> Iterator[RunEnded]:
        """Trains; tells of each run that ends, first of those that have ended before.

        Raises:
            UserError: The folder of the runs cannot be read or written.
        """
        found = self._known()
        tasks = []
        for spec, key in zip(self.record.plan.specs, self.record.plan.keys, strict=True):
            run = found.get(key)
            if run and run.state in DONE:
                yield self._ended(run)
            else:
                tasks.append(SweepTask(key, spec, run.id if run else ""))
        for result in self._executor.results(tasks, self._runs_dir, self._data_dir, self._begun):
            if result.run and not result.problem:
                self._begun(result.key, result.run)
                with Store(self._runs_dir, must_exist=True) as store:
                    yield self._ended(store.run(result.run))
            else:
                yield RunEnded(self.record.id, result.run, "failed", None, result.problem)

    def table(self) -> tuple[SweepRow, ...]:
        """The table of all runs that are there."""
        return sweep_table(self.record.plan, self.runs())

    def runs(self) -> dict[str, Run]:
        """Key of a spec to its run, as far as they are there."""
        return self._known()

    def stop(self) -> None:
        """Stops at the next batch; the sweep can be gone on with."""
        self._executor.stop()

    def _begun(self, key: str, run: str) -> None:
        if self.record.runs.get(key) != run:
            self.record = self.record.with_run(key, run)
            write_record(self.record, self._runs_dir)

    def _known(self) -> dict[str, Run]:
        """The runs of the sweep that are there, and equal ones that were trained elsewhere."""
        with Store(self._runs_dir) as store:
            runs = {run.id: run for run in store.runs() if run.has_files}
            found = {key: runs[run] for key, run in self.record.runs.items() if run in runs}
            wanted = dict(zip(self.record.plan.keys, self.record.plan.specs, strict=True))
            for run in runs.values():
                key = spec_key(run.spec)
                if key in wanted and key not in found and self._is_same(store, run, wanted[key]):
                    found[key] = run
        for key, run in found.items():
            self._begun(key, run.id)
        return found

    def _is_same(self, store: Store, run: Run, spec: RunSpec) -> bool:
        """Whether a run of an equal spec learned from the data that the sweep would train on.

        One that no step was made of, since it was killed at its start, is the sweep's own.
        """
        try:
            checkpoint = store.checkpoint(run.id)
            if checkpoint is None:
                return run.can_continue
            return checkpoint.data is not None and checkpoint.data == self._digest(spec)
        except UserError as error:
            _log.warning("run %s is not taken for the sweep: %s", run.id, error)
            return False

    def _digest(self, spec: RunSpec) -> Any:
        place = spec_key(spec)
        if place not in self._digests:
            self._digests[place] = identify(load_samples(spec, self._data_dir))
        return self._digests[place]

    def _ended(self, run: Run) -> RunEnded:
        return RunEnded(self.record.id, run.id, run.state, run.val_accuracy, run.reason)
