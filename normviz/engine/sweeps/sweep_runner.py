"""Runs a sweep: each combination once, whatever happens in between."""

import logging
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from normviz.engine.training.continuation import identify
from normviz.engine.training.samples import load_samples
from normviz.errors import UserError
from normviz.files.plain_file import exists
from normviz.ports.sweeps import RunEnded, SweepExecutor, SweepTask
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store
from normviz.runs.sweeps.plan import spec_key
from normviz.runs.sweeps.record import SweepRecord, find_record, record_path, update_record
from normviz.runs.sweeps.sweep_lock import trained_here
from normviz.runs.sweeps.table import SweepRow, sweep_table

_log = logging.getLogger("normviz.training")


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
            UserError: The folder of the runs cannot be read or written, or another process trains
                the sweep.
        """
        with trained_here(self._runs_dir, self.record.id):
            yield from self._run()

    def _run(self) -> Iterator[RunEnded]:
        found = self._known()
        done = {key for key, run in found.items() if run.is_done}
        for key in self.record.plan.keys:
            if key in done:
                yield self._ended(found[key])
        tasks = self._tasks(found, done)
        for result in self._executor.results(tasks, self._runs_dir, self._data_dir, self._begun):
            if result.run and not result.problem:
                self._begun(result.key, result.run)
                with Store(self._runs_dir, must_exist=True) as store:
                    yield self._ended(store.run(result.run))
            else:
                yield RunEnded(
                    self.record.id, result.run, "failed", None, result.problem, result.key
                )

    def left(self) -> int:
        """How many runs have not ended."""
        return len(self.record.plan.keys) - sum(run.is_done for run in self._known().values())

    def table(self) -> tuple[SweepRow, ...]:
        """The table of all runs that are there."""
        return sweep_table(self.record.plan, self.runs())

    def runs(self) -> dict[str, Run]:
        """Key of a spec to its run, as far as they are there."""
        return self._known()

    def stop(self) -> None:
        """Stops at the next batch; the sweep can be gone on with."""
        self._executor.stop()

    def _tasks(self, found: Mapping[str, Run], done: Collection[str]) -> Iterator[SweepTask]:
        """What is left, each time in the order that the sweep's file has then.

        The user may have given the sweep another order meanwhile, or more seeds.
        """
        given = set(done)
        while True:
            self.record = self._newest()
            left = (pair for pair in self.record.ordered().items() if pair[0] not in given)
            key, spec = next(left, ("", None))
            if spec is None:
                return
            given.add(key)
            yield SweepTask(key, spec, found[key].id if key in found else "")

    def _newest(self) -> SweepRecord:
        """The sweep as it is kept now; as it was where its file cannot be read."""
        try:
            return find_record(self._runs_dir, self.record.id)
        except UserError as error:
            _log.warning("the sweep goes on as it was begun: %s", error)
            return self.record

    def _begun(self, key: str, run: str) -> None:
        if self.record.runs.get(key) == run:
            return
        self.record = self.record.with_run(key, run)
        if not exists(record_path(self._runs_dir, self.record.id)):
            return  # it is new: its file is written when it can begin
        try:
            self.record = update_record(
                self._runs_dir, self.record.id, lambda record: record.with_run(key, run)
            )
        except UserError as error:  # a full disk: the run is found again by what it trains
            _log.warning("the file of the sweep could not be written: %s", error)

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
