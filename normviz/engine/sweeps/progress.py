"""How far a worker is with its run: small records that it sends while it trains.

They go through the topics of Dask, of which the scheduler keeps the last thousand: a record is a
few hundred bytes, whatever the network does in a second.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.files.records import read_record
from normviz.ports.sweeps import RunAdvanced
from normviz.runs.events import Batches, Epoch, Event, Started

TOPIC: Final = "normviz-progress"
SECONDS: Final = 1.0
"""Between two records of a run at least."""
MOST_POINTS: Final = 100
"""Of more batches each point is the mean of several."""
MOST_BATCHES: Final = 1 << 20
MOST_EPOCHS: Final = 20
_POINT: Final = np.dtype("<f4")

Send = Callable[[dict[str, Any]], object]


class ProgressReporter:
    """Sends what a training tells, gathered over a second."""

    def __init__(self, key: str, send: Send, clock: Callable[[], float] = time.monotonic) -> None:
        """Has sent nothing yet.

        Args:
            key: Of the run's spec.
            send: Takes a record of numbers, texts and bytes.
            clock: Seconds.
        """
        self._key, self._send, self._clock = key, send, clock
        self._steps_per_epoch = 1
        self._step = 0
        self._values: list[tuple[float, float]] = []
        self._epochs: list[Epoch] = []
        self._next = clock() + SECONDS

    def tell(self, event: Event) -> None:
        """Takes an event of the training."""
        if isinstance(event, Started):
            self._steps_per_epoch = event.steps_per_epoch
        elif isinstance(event, Batches):
            self._step = event.step
            self._values += zip(event.losses, event.accuracies, strict=True)
        elif isinstance(event, Epoch):
            self._epochs.append(event)
        if (self._values or self._epochs) and self._clock() >= self._next:
            self._send(self._record())
            self._values, self._epochs = [], []
            self._next = self._clock() + SECONDS

    def _record(self) -> dict[str, Any]:
        count = len(self._values)
        parts = np.array_split(np.array(self._values).reshape(-1, 2), max(1, _point_count(count)))
        points = np.array([part.mean(0) for part in parts if len(part)], _POINT)
        return {
            "key": self._key,
            "steps_per_epoch": self._steps_per_epoch,
            "step": self._step,
            "batches": count,
            "points": points.tobytes(),
            "epochs": [asdict(each) for each in self._epochs[-MOST_EPOCHS:]],
        }


def _point_count(batches: int) -> int:
    """How many points stand for so many batches."""
    return min(MOST_POINTS, batches)


def read_progress(record: object) -> RunAdvanced | None:
    """What a record says; None where it is none that a worker of this version sends.

    Args:
        record: Anything.
    """
    try:
        return _read(record)  # type: ignore[arg-type]  # what it is not raises
    except (TypeError, ValueError, LookupError, AttributeError):
        return None


def _read(record: Mapping[str, Any]) -> RunAdvanced:
    count = _whole(record["batches"], 0, MOST_BATCHES)
    step = _whole(record["step"], max(1, count))
    losses, accuracies = np.repeat(*_points(record["points"], count), axis=0).T.tolist()
    if len(record["epochs"]) > MOST_EPOCHS or not isinstance(record["key"], str):
        raise ValueError
    return RunAdvanced(
        key=record["key"],
        steps_per_epoch=_whole(record["steps_per_epoch"], 1),
        step=step,
        losses=tuple(losses),
        accuracies=tuple(accuracies),
        epochs=tuple(_epoch(each, step) for each in record["epochs"]),
    )


def _points(data: bytes, count: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The points (n, 2) of ``count`` batches, and how many batches each stands for."""
    points = np.frombuffer(data, _POINT).astype(np.float32).reshape(-1, 2)
    if len(points) != _point_count(count) or not np.isfinite(points).all():
        raise ValueError
    each, more = divmod(count, max(1, len(points)))
    return points, np.where(np.arange(len(points)) < more, each + 1, each)


def _epoch(record: object, step: int) -> Epoch:
    found = read_record(Epoch, record)
    _whole(found.step, _whole(found.epoch, 1, step), step)
    return found


def _whole(value: object, least: int, most: int = 1 << 40) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError
    return value
