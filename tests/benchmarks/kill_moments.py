"""Moments at which a process of ``normviz train`` kills itself, as SIGKILL from outside would.

A kill at a random time hits the same few places again and again. These are met every time: before
and after a file takes the place of the old one, and at a batch.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Batches
from normviz.runs.writer import RunWriter


@dataclass(frozen=True)
class Moment:
    """When a process is killed.

    Attributes:
        kind: One of :data:`KINDS`.
        is_after: Whether the file has taken its place.
        step: The batch, where the kind is ``batch``.
        epochs: Those of the whole training.
    """

    kind: str
    is_after: bool
    step: int
    epochs: int


_FILES: Final = {
    "beginning": "run.json",
    "first checkpoint": "checkpoint.npz",
    "resume": "run.json",
    "timeline": "step-*.npz",
    "last checkpoint": "checkpoint.npz",
}
KINDS: Final = ("beginning", "first checkpoint", "resume", "batch", "timeline", "last checkpoint")
"""In the order in which a run meets them; a resume comes after a kill."""
_FEW: Final = ("first checkpoint", "batch", "last checkpoint")


def kinds_of(run: int, left: int) -> tuple[str, ...]:
    """The kinds of kill that one run meets: all but one, another one for each run.

    Args:
        run: Number of the run.
        left: How many kills are wanted yet.
    """
    kinds = tuple(kind for at, kind in enumerate(KINDS) if at != run % len(KINDS))
    return kinds if left >= len(kinds) else _FEW[:left] if left < len(_FEW) else kinds[-left:]


@contextmanager
def killed_at(moment: Moment) -> Iterator[None]:
    """Kills this process within the block, at the first such moment."""
    if moment.kind == "batch":
        with patch.object(RunWriter, "batch", _batch(moment.step, RunWriter.batch)):
            yield
        return
    armed = [moment.kind != "last checkpoint"]
    with (
        patch.object(Path, "replace", _replace(moment, armed, Path.replace)),
        patch.object(RunWriter, "save", _save(moment.epochs, armed, RunWriter.save)),
    ):
        yield


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _batch(step: int, keep: Callable[..., None]) -> Callable[..., None]:
    def batch(writer: RunWriter, event: Batches) -> None:
        keep(writer, event)
        if event.step >= step:
            _kill()

    return batch


def _replace(moment: Moment, armed: list[bool], replace: Callable[..., Any]) -> Callable[..., Any]:
    def replaced(part: Path, target: Path) -> Any:
        is_meant = armed[0] and fnmatch(target.name, _FILES[moment.kind])
        if is_meant and not moment.is_after:
            _kill()
        found = replace(part, target)
        if is_meant:
            _kill()
        return found

    return replaced


def _save(epochs: int, armed: list[bool], save: Callable[..., None]) -> Callable[..., None]:
    def saved(writer: RunWriter, checkpoint: Checkpoint) -> None:
        armed[0] = armed[0] or checkpoint.epochs_done == epochs
        save(writer, checkpoint)

    return saved
