"""Trains one run of a sweep in a process of its own, tells of it, and gives its files back."""

import json
import logging
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normviz import __version__
from normviz.engine.one_core import keep_to_one_core
from normviz.engine.own_core import keep_to_own_core, sharing_watched

if TYPE_CHECKING:
    from normviz.runs.events import Event
    from normviz.runs.spec import RunSpec
    from normviz.runs.store import Store


def installed_version() -> str:
    """The version of normviz on the worker that is asked."""
    return __version__


def train_remotely(spec_text: str, data_dir: str | None) -> dict[str, Any]:
    """Trains a run in a folder of its own.

    Args:
        spec_text: The spec as JSON.
        data_dir: Where data sets are on this machine.

    Returns:
        ``version`` of normviz; ``files`` of the run, name to content; ``failure``, empty or the
        stored reason of a run whose own numbers ended it; ``problem``, empty where it came to its
        end or failed so.
    """
    keep_to_one_core()
    keep_to_own_core(_name())
    # Its answer tells why a run failed: the terminal is that of the coordinator's user.
    logging.getLogger("normviz").addHandler(logging.NullHandler())
    from normviz.engine.keras_loading import load_keras

    load_keras()
    with sharing_watched():
        found = _trained(spec_text, Path(data_dir) if data_dir else None)
    return {"version": __version__} | found


def _name() -> object:
    """What Dask calls this worker; None where a test calls it."""
    return getattr(_worker(), "name", None)


def _scratch_folder() -> str | None:
    """Where Dask keeps this worker's files, and removes them also after a worker was killed."""
    return getattr(_worker(), "local_directory", None)


def _worker() -> Any:
    """Dask's worker that calls this; None where a test does."""
    if "distributed" not in sys.modules:
        return None
    from distributed import get_worker

    try:
        return get_worker()
    except ValueError:
        return None


def _trained(spec_text: str, data_dir: Path | None) -> dict[str, Any]:
    """What the training gives, once Keras is loaded."""
    from normviz.engine.training import trainer
    from normviz.errors import Reason, UserError, stored
    from normviz.runs.control import TrainingControl
    from normviz.runs.events import Event, Failed
    from normviz.runs.run import NOT_FINITE
    from normviz.runs.spec import RunSpec
    from normviz.runs.store import Store

    problems: list[str] = []
    failures: list[str] = []
    listeners: list[Callable[[Event], None]] = []
    files: dict[str, bytes] = {}

    def listen(event: Event) -> None:
        if isinstance(event, Failed):
            if Reason.from_stored(stored(event.reason)).code in NOT_FINITE:
                failures.append(stored(event.reason))
            else:
                problems.append(str(event.reason))
        for tell in listeners:
            tell(event)

    with tempfile.TemporaryDirectory(dir=_scratch_folder()) as folder:
        try:
            spec = RunSpec.from_json(json.loads(spec_text))
            listeners += _reporters(spec)
            with Store(Path(folder)) as store:
                run = trainer.train(spec, listen, TrainingControl(), store, data_dir)
                files = {} if problems else _files(store, run)
        except UserError as error:
            problems.append(str(error))
    return {"files": files, "problem": "; ".join(problems), "failure": "".join(failures)}


def _files(store: "Store", run: str) -> dict[str, bytes]:
    """The files of a run with all of its batches: of one that failed, also the last ones."""
    from normviz.runs.storage.adoption import run_files
    from normviz.runs.storage.history import RunHistory

    RunHistory(store.path(run)).keep(0, store.batches(run))
    return run_files(store.path(run))


def _reporters(spec: "RunSpec") -> "list[Callable[[Event], None]]":
    """What tells the coordinator of a training; nothing where this process is no Dask worker."""
    worker = _worker()
    if worker is None:
        return []
    from normviz.engine.sweeps.progress import TOPIC, ProgressReporter
    from normviz.runs.sweeps.plan import spec_key

    send = partial(worker.log_event, TOPIC)
    return [ProgressReporter(spec_key(spec), send).tell]
