"""Evaluates the models of one question one after the other."""

import logging
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from normviz.diagnostics.error_counter import ErrorCounter
from normviz.errors import Reason, UserError
from normviz.ports.prediction import Answer, Images, PredictionService, Question

_log = logging.getLogger("normviz.draw")
_counter = ErrorCounter()

Made = TypeVar("Made")


def answer_to(question: Question, service: PredictionService) -> Answer:
    """Asks all models of a question; the failure of one does not affect the others."""
    image, mates = question.image, question.mates
    problems: dict[str, Reason] = {}

    def ask_all(names: Sequence[str], ask: Callable[[str], Made]) -> dict[str, Made]:
        said = {}
        for name in names:
            try:
                said[name] = ask(name)
            except Exception as error:  # whatever it was, the others answer
                problems[name] = error_sentence(error)
        return said

    def weigh(name: str) -> Images:
        return service.saliency(name, image, int(np.argmax(said[name])), question.method)

    said = ask_all(question.names, lambda name: service.predict(name, image[None])[0])
    trained = {}
    if mates is not None:
        names = [name for name in question.in_training if name in said]
        trained = ask_all(names, lambda name: service.predict_in_training(name, image, mates))
    weighed = ask_all([question.salient] if question.salient in said else [], weigh)
    return Answer(question, said, trained, weighed.get(question.salient), problems)


def error_sentence(error: Exception) -> Reason:
    """What went wrong, in one line; what nobody foresaw is printed in full as well, once."""
    if isinstance(error, UserError):
        return error.reason
    _log.error("a prediction failed", exc_info=error)
    if not _counter.add(error).is_burst:
        traceback.print_exception(error)
    line = str(error).strip().split("\n")[0] or type(error).__name__
    return Reason("{reason}", code="unforeseen", reason=line)
