"""Intents: small frozen records of what one view asks of another, delivered by the workflow."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:  # the Cube view is painted before anything of the runs is loaded
    import numpy as np
    from numpy.typing import NDArray

    from normviz.figure.state import AxisOrder, Shape
    from normviz.norms.moving_statistics import MovingStatistics
    from normviz.ports.lessons import Results
    from normviz.runs.spec import RunSpec


@dataclass(frozen=True)
class Intent:
    """Base class of all intents.

    Attributes:
        shows_view: Whether the view that carries it out comes to the front. One that does not is
            kept until that view exists.
        is_state: Whether it tells how something is now, so that only the newest one is kept.
    """

    shows_view: ClassVar[bool] = True
    is_state: ClassVar[bool] = False


@dataclass(frozen=True)
class TrainOnDigits(Intent):
    """Train a network on the user's own digits.

    Attributes:
        spec: What to train.
    """

    spec: "RunSpec"


@dataclass(frozen=True)
class ShowTraining(Intent):
    """Show the training that is under way."""


@dataclass(frozen=True)
class AnswerWith(Intent):
    """Let a run answer drawings, such as one that has just been trained.

    Attributes:
        run: Its id.
    """

    run: str
    shows_view: ClassVar[bool] = False


@dataclass(frozen=True)
class ShowRun(Intent):
    """Show what a run answers to the drawing.

    Attributes:
        run: Its id.
    """

    run: str


@dataclass(frozen=True)
class ShowLayers(Intent):
    """Show the activations of a run's layers; while it trains they are followed.

    Attributes:
        run: Its id.
    """

    run: str


@dataclass(frozen=True)
class ShowNorm(Intent):
    """Show a norm on a tensor of noise, such as a layer of the user's own model.

    Attributes:
        norm: Its name in the catalogue.
        shape: (N, C, H, W).
        data_format: Order in which the axes are written.
        groups: Of group norm; None where they are left as they are.
        epsilon: None where it is left as it is.
        gammas: γ of each channel; empty for a layer without γ, None where it is left as it is.
        betas: β, likewise.
        moving: Moving mean and variance of each channel; None where they follow from the steps.
    """

    norm: str
    shape: "Shape"
    data_format: "AxisOrder"
    groups: int | None = None
    epsilon: float | None = None
    gammas: tuple[float, ...] | None = None
    betas: tuple[float, ...] | None = None
    moving: "MovingStatistics | None" = None


@dataclass(frozen=True)
class OpenLesson(Intent):
    """Show a lesson.

    Attributes:
        lesson: Its name.
    """

    lesson: str


@dataclass(frozen=True)
class FollowLesson(Intent):
    """Open the scenes of a lesson, one by one, with the guide beside them.

    Attributes:
        lesson: Its name.
        step: The first one to show, from 0.
    """

    lesson: str
    step: int = 0


@dataclass(frozen=True)
class OpenQuiz(Intent):
    """Ask questions about statistic sets."""


@dataclass(frozen=True, eq=False)
class TellNumbers(Intent):
    """Take the numbers of a lesson, which have been computed.

    Attributes:
        lesson: Its name.
        results: By the names that its text uses.
    """

    lesson: str
    results: "Results"
    shows_view: ClassVar[bool] = False


@dataclass(frozen=True, eq=False)
class TakeDrawing(Intent):
    """Take what is drawn now as an input of networks.

    Attributes:
        image: (28, 28) in 0…1; None for nothing.
    """

    image: "NDArray[np.float32] | None"
    shows_view: ClassVar[bool] = False
    is_state: ClassVar[bool] = True


@dataclass(frozen=True)
class Refusal:
    """Why a view does not carry out an intent now.

    Attributes:
        reason: A translated sentence.
        action: What can be done instead, as the translated text of a button.
        instead: What the button does.
    """

    reason: str
    action: str
    instead: Intent
