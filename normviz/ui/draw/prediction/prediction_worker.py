"""Jobs of the prediction thread, run one after the other."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from normviz.errors import Reason, UserError
from normviz.ports.models import ModelInfo
from normviz.ports.prediction import (
    FoldCheck,
    Images,
    LoadPredictions,
    PredictionService,
    Probabilities,
)
from normviz.presentation.draw.prediction_answers import error_sentence
from normviz.runs.database import BusyError

Made = TypeVar("Made")
NONE: Final = Reason("")


@dataclass(frozen=True)
class ListedRuns:
    """The runs that can be asked.

    Attributes:
        runs: The newest first; empty where there is a problem.
        problem: Why they could not be listed; empty where there is none.
        is_locked: Whether the problem is that another program locks the runs.
    """

    runs: tuple[ModelInfo, ...] = ()
    problem: Reason = NONE
    is_locked: bool = False


class PredictionWorker:
    """The prediction service, in its thread; any failure is raised as a one-line ``UserError``."""

    def __init__(self, load: LoadPredictions) -> None:
        """Makes nothing yet; ``load`` is called in the thread."""
        self._load = load
        self._service: PredictionService | None = None

    @property
    def service(self) -> PredictionService:
        """What answers, once it is loaded; asked in the thread only."""
        if self._service is None:
            raise RuntimeError("expected the service to be loaded first")
        return self._service

    def load(self) -> tuple[ModelInfo, ...]:
        """Makes the service and lets the default model answer once; returns what ships."""
        service = _in_one_line(self._load)
        models = _in_one_line(lambda: tuple(service.models()))
        default = min(models, key=lambda model: not model.is_default)
        _in_one_line(lambda: _answer_once(service, default.name))
        self._service = service
        return models

    def list_runs(self) -> ListedRuns:
        """The runs as they are now."""
        try:
            return ListedRuns(tuple(self.service.runs()))
        except BusyError as error:
            return ListedRuns(problem=error_sentence(error), is_locked=True)
        except Exception as error:  # whatever it was, the models that ship answer
            return ListedRuns(problem=error_sentence(error))

    def warm(self, name: str) -> None:
        """Loads a model and lets it answer once: the first answer takes longest."""
        _in_one_line(lambda: _answer_once(self.service, name))

    def fold_check(self, name: str) -> FoldCheck:
        """How far a network whose batch norm is folded away answers from the original."""
        return _in_one_line(lambda: self.service.fold_check(name))

    def release(self, names: Collection[str]) -> None:
        """Frees the memory of runs that are not asked any more."""
        _in_one_line(lambda: self.service.release(names))

    def evaluate(self, name: str, images: Images) -> Probabilities:
        """The probabilities (N, 10) of a model for a set of images (N, 28, 28)."""
        return _in_one_line(lambda: self.service.predict(name, images))


def _in_one_line(work: Callable[[], Made]) -> Made:
    try:
        return work()
    except Exception as error:  # whatever it was, the page stays usable
        raise UserError.from_reason(error_sentence(error)) from error


def _answer_once(service: PredictionService, name: str) -> None:
    service.predict(name, np.zeros((1, 28, 28), np.float32))
