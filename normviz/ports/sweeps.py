"""What runs the trainings of a sweep, and what it tells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from normviz.runs.spec import RunSpec


@dataclass(frozen=True)
class SweepTask:
    """One run that is to be trained.

    Attributes:
        key: Of its spec.
        spec: What is trained.
        run: The run that was begun; empty for a new one.
    """

    key: str
    spec: RunSpec
    run: str = ""


@dataclass(frozen=True)
class SweepResult:
    """How a task ended.

    Attributes:
        key: Of the task.
        run: The id of its run; empty where it could not begin.
        problem: Why it could not begin; empty otherwise.
    """

    key: str
    run: str
    problem: str = ""


Begun = Callable[[str, str], None]
"""Takes the key of a task and the id of its run, as soon as the run is there."""


class SweepExecutor(Protocol):
    """Trains the runs of a sweep somewhere."""

    def results(
        self, tasks: Sequence[SweepTask], runs_dir: Path, data_dir: Path | None, begun: Begun
    ) -> Iterator[SweepResult]:
        """Trains each task once, and tells each as it ends, in whatever order.

        Args:
            tasks: What to train.
            runs_dir: Where the runs are kept.
            data_dir: Where data sets are.
            begun: Is told of each run before its first step.
        """

    def stop(self) -> None:
        """Stops at the next batch; what was begun can be gone on with."""
