"""Writes runs for TensorBoard: a folder per run with its curves, weights and settings."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.atomic import explain, write_bytes
from normviz.runs.events import Epoch
from normviz.runs.run import Run
from normviz.runs.spec_builder import command_line
from normviz.runs.store import Store
from normviz.runs.tensorboard.event import (
    histogram_event,
    histogram_of,
    scalar_event,
    text_event,
    version_event,
)
from normviz.runs.tensorboard.record_file import record_bytes
from normviz.runs.weight_timeline import kept_steps, read_weights

FILE_NAME: Final = "events.out.tfevents.{created}.normviz"
MOST_HISTOGRAMS: Final = 24
"""Steps whose weights are told of; the first and the last are two of them."""

BatchCurve = NDArray[np.float32]


def export_tensorboard(store: Store, runs: Sequence[Run], folder: Path) -> list[str]:
    """Writes runs, each into a folder of its id inside ``folder``; files of theirs are replaced.

    Args:
        store: Holds the runs.
        runs: What to write.
        folder: For ``tensorboard --logdir``; made where it is missing.

    Returns:
        Why runs are left out whose values cannot be read, a sentence each.

    Raises:
        UserError: No space or no right.
    """
    problems = []
    for run in runs:
        try:
            batches, epochs = store.batches(run.id), store.epochs(run.id)
        except UserError as error:
            problems.append(str(error))
            continue
        write_events(folder, run, store.path(run.id), batches, epochs)
    return problems


def write_events(
    folder: Path, run: Run, run_folder: Path, batches: BatchCurve, epochs: Sequence[Epoch]
) -> None:
    """Writes the event file of one run.

    Args:
        folder: For all runs.
        run: The run.
        run_folder: The folder of its files; its weights are left out where they are missing.
        batches: Each batch's own loss and accuracy, (batches, 2).
        epochs: Its epochs.

    Raises:
        UserError: No space or no right.
    """
    target = folder.absolute() / run.id
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, target) from error
    clock = _Clock(run, epochs)
    events = [
        version_event(run.created),
        text_event(run.created, "run", _about(run)),
        *_batch_events(clock, batches),
        *_epoch_events(clock, epochs),
        *_weight_events(clock, run_folder),
    ]
    write_bytes(target / FILE_NAME.format(created=int(run.created)), record_bytes(events))


class _Clock:
    """When a step was made, as far as the epochs tell."""

    def __init__(self, run: Run, epochs: Sequence[Epoch]) -> None:
        self._steps = np.array([0, *(epoch.step for epoch in epochs)], float)
        seconds = np.array([0.0, *(epoch.seconds for epoch in epochs)])
        self._times = run.created + np.cumsum(np.nan_to_num(seconds))

    def at(self, step: int) -> float:
        """Seconds since 1970."""
        return float(np.interp(step, self._steps, self._times))


def _batch_events(clock: _Clock, batches: BatchCurve) -> Iterator[bytes]:
    for step, (loss, accuracy) in enumerate(batches.tolist(), start=1):
        values = {"batch/loss": loss, "batch/accuracy": accuracy}
        yield scalar_event(clock.at(step), step, values)


def _epoch_events(clock: _Clock, epochs: Sequence[Epoch]) -> Iterator[bytes]:
    for epoch in epochs:
        values = {
            "epoch/loss": epoch.loss,
            "epoch/accuracy": epoch.accuracy,
            "validation/loss": epoch.val_loss,
            "validation/accuracy": epoch.val_accuracy,
            "epoch/learning_rate": epoch.learning_rate,
            "epoch/ms_per_step": epoch.ms_per_step,
        }
        known = {tag: value for tag, value in values.items() if value is not None}
        yield scalar_event(clock.at(epoch.step), epoch.step, known)


def _weight_events(clock: _Clock, run_folder: Path) -> Iterator[bytes]:
    """Histograms of every weight at some of the kept steps; a damaged file is left out."""
    steps = kept_steps(run_folder)
    places = np.linspace(0, len(steps) - 1, min(len(steps), MOST_HISTOGRAMS)).round().astype(int)
    for step in (steps[at] for at in places.tolist()):
        with suppress(UserError):
            arrays = read_weights(run_folder, step)
            found = {_tag(at, array): histogram_of(array) for at, array in enumerate(arrays)}
            known = {tag: each for tag, each in found.items() if each is not None}
            yield histogram_event(clock.at(step), step, known)


def _tag(at: int, array: NDArray[np.generic]) -> str:
    """A weight by its place in the network and its shape."""
    return f"weights/{at:02d} {'x'.join(map(str, array.shape)) or '1'}"


def _about(run: Run) -> str:
    """The settings of a run as a table in Markdown."""
    values = {name: value for name, value in run.to_json().items() if value not in (None, "", [])}
    rate = run.spec.settings.schedule.initial
    values |= {"optimizer": run.spec.settings.optimizer, "learning_rate": rate}
    with suppress(UserError):
        values["command"] = f"`{command_line(run.spec)}`"
    rows = [f"| {name} | {_cell(value)} |" for name, value in values.items()]
    return "\n".join(["| setting | value |", "| --- | --- |", *rows])


def _cell(value: object) -> str:
    return " ".join(str(value).replace("|", "\\|").split())
