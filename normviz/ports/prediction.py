"""The prediction service that the Draw view needs, as protocols and records; no Qt, no Keras.

Whoever puts the window together gives the view a function that makes a
:class:`PredictionService`. It is
called and used in one background thread.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from normviz.errors import Reason
from normviz.ports.models import ModelInfo

Method = Literal["gradient", "occlusion"]
Probabilities = NDArray[np.float32]
Images = NDArray[np.float32]


class PredictionService(Protocol):
    """Networks that answer. All images are float32 in 0…1; probabilities are of the ten digits."""

    def models(self) -> Sequence[ModelInfo]:
        """The models that ship, in the order in which they are shown; one is the default."""

    def runs(self) -> Sequence[ModelInfo]:
        """The runs that can be asked now, the newest first; they are looked for again each time."""

    def predict(self, name: str, images: Images) -> Probabilities:
        """Probabilities (N, 10) for images (N, 28, 28), with moving statistics."""

    def predict_in_training(self, name: str, image: Images, mates: Images) -> Probabilities:
        """Probabilities (10,) for (28, 28) among mates (N, 28, 28), with the batch's statistics."""

    def saliency(self, name: str, image: Images, digit: int, method: Method) -> Images:
        """How much each pixel (28, 28) of an image speaks for ``digit``; negative: against it."""

    def over_steps(self, name: str, image: Images, known: "StepAnswers | None") -> "StepAnswers":
        """What a run says about (28, 28) at every kept step.

        Args:
            name: The id of a run.
            image: (28, 28).
            known: What it said about the same image; only the steps that came since are computed.
        """

    def fold_check(self, name: str) -> "FoldCheck":
        """How far a network whose batch norm is folded away answers from the original."""

    def release(self, names: Collection[str]) -> None:
        """Frees the memory of runs; one of them that is asked again is loaded again."""


@dataclass(frozen=True)
class FoldCheck:
    """A network whose batch norm is folded away, beside the original.

    Attributes:
        network: The name of the original.
        samples: How many validation samples both have read.
        largest: The largest difference in a probability.
        remark: What the user should know about the samples; may be empty.
    """

    network: str
    samples: int
    largest: float
    remark: Reason


@dataclass(frozen=True, eq=False)
class StepAnswers:
    """What a run says about one drawing at its kept steps.

    Attributes:
        name: The id of the run.
        steps: Ascending.
        probabilities: (S, 10), a row per step.
        unread: How many kept steps are left out, because their weights are cut or damaged.
    """

    name: str
    steps: tuple[int, ...]
    probabilities: Probabilities
    unread: int = 0


LoadPredictions = Callable[[], PredictionService]


@dataclass(frozen=True, eq=False)
class Question:
    """One drawing, and what to find out about it.

    Attributes:
        image: (28, 28).
        names: The models that are asked.
        mates: (N, 28, 28) batch-mates for batch norm in training mode; empty: not asked for.
        in_training: The models that answer in training mode too.
        salient: The model that the saliency map explains; empty: none.
        method: How they are weighed.
    """

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
