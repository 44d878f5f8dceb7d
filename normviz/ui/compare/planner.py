"""Plans a comparison: a small one at once, a large one in the background."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from normviz.errors import UserError
from normviz.presentation.comparison import Comparison, combinations, comparison, forecast
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import SweepPlan, spec_key
from normviz.scenes.compare_scene import CompareScene
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER

_MOST_AT_ONCE: Final = 200
"""Combinations that are planned in a few hundredths of a second."""


@dataclass(frozen=True)
class Planned:
    """What Compare would train, and how long that takes.

    Attributes:
        comparison: The runs, and what is left out.
        seconds: How long they take.
        trained: How many of them are there already and need not be trained.
    """

    comparison: Comparison
    seconds: float
    trained: int = 0


class ComparisonPlanner(QObject):
    """Plans the newest scene; thousands of runs take seconds, which the window does not wait for.

    Attributes:
        planned: Emitted with a :class:`Planned`.
        refused: Emitted with a sentence that says why nothing of the scene can be trained.
        background: The thread that plans large comparisons.
    """

    planned = Signal(object)
    refused = Signal(str)

    def __init__(self, data_dir: Path | None, parent: QObject) -> None:
        """Plans nothing yet.

        Args:
            data_dir: Where data sets are looked for first.
            parent: Owner.
        """
        super().__init__(parent)
        self._data_dir = data_dir
        self.background = BackgroundJobs(self, error_text)
        self._newest = 0

    @property
    def is_settled(self) -> bool:
        """Whether the newest scene is planned, or was refused."""
        return not self.background.busy

    def plan(self, scene: CompareScene, measured: Sequence[Run], at_once: int) -> bool:
        """Plans a scene; what was wanted before it is forgotten.

        Args:
            scene: What is compared.
            measured: Runs whose times are known.
            at_once: How many runs are trained at once.

        Returns:
            Whether it is planned, or refused, when this returns.
        """
        self._newest += 1
        job = partial(_planned, scene, measured, at_once, self._data_dir)
        is_small = combinations(scene) <= _MOST_AT_ONCE
        if is_small:
            self._plan_now(job)
        else:
            self._plan_later(job, self._newest)
        return is_small

    def ask_to_stop(self) -> None:
        """Plans nothing any more."""
        self._newest += 1
        self.background.ask_to_stop()

    def stop(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        self.ask_to_stop()
        return self.background.stop(deadline)

    def _plan_now(self, job: Callable[[], Planned]) -> None:
        try:
            found = job()
        except UserError as error:
            self.refused.emit(error_text(error))
        else:
            self.planned.emit(found)

    def _plan_later(self, job: Callable[[], Planned], number: int) -> None:
        def is_newest() -> bool:
            return number == self._newest

        self.background.submit(
            lambda: job() if is_newest() else None,
            lambda found: self.planned.emit(found) if is_newest() else None,
            lambda problem: self.refused.emit(problem) if is_newest() else None,
        )


def _planned(
    scene: CompareScene, measured: Sequence[Run], at_once: int, data_dir: Path | None
) -> Planned:
    found = comparison(scene, data_dir)
    _ = found.plan.text  # of thousands of specs here, not in the window when Compare is pressed
    known = _trained(found.plan, measured)
    seconds = forecast(found.plan, known, measured, data_dir, at_once)
    return Planned(found, seconds, len(known))


def _trained(plan: SweepPlan, runs: Sequence[Run]) -> dict[str, Run]:
    """Key of a spec to the run that has trained it; the sweep looks at the data, too."""
    keys, kinds = set(plan.keys), set(map(_kind, plan.specs))
    done = (run for run in runs if run.is_done and run.has_files and _kind(run.spec) in kinds)
    return {key: run for run in done if (key := spec_key(run.spec)) in keys}


def _kind(spec: RunSpec) -> tuple[object, ...]:
    """What is compared before a key, which takes far longer."""
    return spec.recipe, spec.norm, spec.seed, spec.batch_size
