"""Evaluates the models of one question one after the other."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from normviz.diagnostics.error_counter import ErrorCounter
from normviz.errors import Reason, UserError
from normviz.ports.prediction import Answer, PredictionService, Probabilities, Question

_log = logging.getLogger("normviz.draw")
_counter = ErrorCounter()


def answer_to(question: Question, service: PredictionService) -> Answer:
    """Asks all models of a question; the failure of one does not affect the others."""
    image, mates = question.image, question.mates
    said: dict[str, Probabilities] = {}
    trained: dict[str, Probabilities] = {}
    problems: dict[str, str] = {}
    for name in question.names:
        with _noted(problems, name):
            said[name] = service.predict(name, image[None])[0]
    if mates is not None:
        for name in question.in_training:
            if name in said:
                with _noted(problems, name):
                    trained[name] = service.predict_in_training(name, image, mates)
    weighed, salient = None, question.salient
    if salient in said:
        with _noted(problems, salient):
            digit = int(np.argmax(said[salient]))
            weighed = service.saliency(salient, image, digit, question.method)
    return Answer(question, said, trained, weighed, problems)


@contextmanager
def _noted(problems: dict[str, str], name: str) -> Iterator[None]:
    """Notes what goes wrong with a model; whatever it was, the others answer."""
    try:
        yield
    except Exception as error:
        problems[name] = error_sentence(error)


def error_sentence(error: Exception) -> Reason:
    """What went wrong, in one line; what nobody foresaw is printed in full as well, once."""
    if isinstance(error, UserError):
        return error.reason
    _log.error("a prediction failed", exc_info=error)
    if not _counter.add(error).is_burst:
        traceback.print_exception(error)
    line = str(error).strip().split("\n")[0] or type(error).__name__
    return Reason("{reason}", code="unforeseen", reason=line)
