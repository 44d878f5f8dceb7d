"""What the Draw view asks of networks, and what it is told; no Qt, no Keras.

Whoever puts the window together gives the view a function that makes a :class:`Predictor`. It is
called and used in one background thread.
"""

import logging
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from normviz.diagnostics.error_counter import ErrorCounter
from normviz.errors import UserError
from normviz.runs.run import Run

_log = logging.getLogger("normviz.draw")
_counter = ErrorCounter()

Made = TypeVar("Made")
Method = Literal["gradient", "occlusion"]
Probabilities = NDArray[np.float32]
Images = NDArray[np.float32]


@dataclass(frozen=True)
class ModelInfo:
    """A model that can answer.

    Attributes:
        name: How it is asked for: the name of a model that ships, or the id of a run.
        title: What to call it before the user.
        norm: Its norm, a name of the catalogue.
        is_default: Whether it is the one to go by.
        detail: One line on it, such as its accuracy on the test digits.
        run: The run that trained it; None for a model that ships.
        version: Another one means other weights.
    """

    name: str
    title: str
    norm: str
    is_default: bool = False
    detail: str = ""
    run: Run | None = None
    version: str = ""


class Predictor(Protocol):
    """Networks that answer. All images are float32 in 0…1; probabilities are of the ten digits."""

    def models(self) -> Sequence[ModelInfo]:
        """The models that ship, in the order in which they are shown; one is the default."""

    def runs(self) -> Sequence[ModelInfo]:
        """The runs that can be asked now, the newest first; they are looked for anew each time."""

    def predict(self, name: str, images: Images) -> Probabilities:
        """Probabilities (N, 10) for images (N, 28, 28), with moving statistics."""

    def predict_in_training(self, name: str, image: Images, mates: Images) -> Probabilities:
        """Probabilities (10,) for (28, 28) among mates (N, 28, 28), with the batch's statistics."""

    def saliency(self, name: str, image: Images, digit: int, method: Method) -> Images:
        """How much each pixel (28, 28) of an image speaks for ``digit``; negative: against it."""

    def release(self, names: Collection[str]) -> None:
        """Frees the memory of runs; one of them that is asked again is loaded again."""


LoadPredictor = Callable[[], Predictor]


@dataclass(frozen=True, eq=False)
class Question:
    """One drawing, and what to find out about it.

    Attributes:
        ticket: Counts up; the answer carries it.
        image: (28, 28).
        names: The models that are asked.
        mates: (N, 28, 28) batch-mates for batch norm in training mode; empty: not asked for.
        in_training: The models that answer in training mode too.
        salient: The model whose pixels are weighed; empty: none.
        method: How they are weighed.
    """

    ticket: int
    image: Images
    names: tuple[str, ...]
    mates: Images | None = None
    in_training: tuple[str, ...] = ()
    salient: str = ""
    method: Method = "gradient"


@dataclass(frozen=True, eq=False)
class Answer:
    """What the models say.

    Attributes:
        question: What was asked.
        probabilities: (10,) by model.
        in_training: (10,) by model, beside the batch-mates of the question.
        saliency: (28, 28), where it was asked for.
        problems: One sentence by model, for those that could not answer in full.
    """

    question: Question
    probabilities: Mapping[str, Probabilities]
    in_training: Mapping[str, Probabilities] = field(default_factory=dict)
    saliency: Images | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


def answer_to(question: Question, predictor: Predictor) -> Answer:
    """Puts a question to the networks; one that fails takes no other one along."""
    image, mates = question.image, question.mates
    problems: dict[str, str] = {}

    def ask_all(names: Sequence[str], ask: Callable[[str], Made]) -> dict[str, Made]:
        said = {}
        for name in names:
            try:
                said[name] = ask(name)
            except Exception as error:  # whatever it was, the others answer
                problems[name] = sentence(error)
        return said

    def weigh(name: str) -> Images:
        return predictor.saliency(name, image, int(np.argmax(said[name])), question.method)

    said = ask_all(question.names, lambda name: predictor.predict(name, image[None])[0])
    trained = {}
    if mates is not None:
        names = [name for name in question.in_training if name in said]
        trained = ask_all(names, lambda name: predictor.predict_in_training(name, image, mates))
    weighed = ask_all([question.salient] if question.salient in said else [], weigh)
    return Answer(question, said, trained, weighed.get(question.salient), problems)


def sentence(error: Exception) -> str:
    """What went wrong, in one line; what nobody foresaw is printed in full as well, once."""
    if not isinstance(error, UserError):
        _log.error("a prediction failed", exc_info=error)
        if not _counter.add(error).is_burst:
            traceback.print_exception(error)
    return str(error).strip().split("\n")[0] or type(error).__name__
