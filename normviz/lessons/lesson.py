"""``Lesson``: a claim, its checks on real layers, and the scenes that show what is true."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from normviz.lessons.laboratory import Laboratory
from normviz.lessons.results import Result
from normviz.scenes.scene import Scene

LessonCheck = Callable[[Laboratory], Iterable[Result]]

CHAPTERS: Final = {
    "shared": "What is shared",
    "erased": "What is erased",
    "parameters": "Parameters",
    "modes": "Training and inference",
    "batch": "Batch size",
    "networks": "Networks that train",
    "kernels": "Weight and spectral norm",
    "choosing": "Choosing and porting",
}
"""Name to title, in the order in which they are read."""


@dataclass(frozen=True)
class Source:
    """Where a statement can be read.

    Attributes:
        title: Of the paper, the page or the tutorial, with authors and year where it has them.
        place: Section, equation, heading.
        url: Its address.
    """

    title: str
    place: str
    url: str


@dataclass(frozen=True)
class Step:
    """One step of the guide.

    Attributes:
        scene: What the view shows.
        control: The name of the control that the step is about; empty for none.
    """

    scene: Scene
    control: str = ""


@dataclass(frozen=True)
class Lesson:
    """One lesson; its words are in ``resources/lessons/<language>/<name>.md``.

    Attributes:
        name: Unique.
        order: Its place among the lessons of its chapter.
        chapter: A name in `CHAPTERS`.
        check: Computes every number that the lesson shows, on the real layers.
        steps: At least one; the text has as many sections.
        sources: At least one.
        related: Names of lessons to try next.
        concerns: What it explains elsewhere: ids of statements of the norms, of hints in Train, of
            findings; links there lead here.
    """

    name: str
    order: int
    chapter: str
    check: LessonCheck
    steps: tuple[Step, ...]
    sources: tuple[Source, ...]
    related: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuses a lesson that nobody could find, read or follow."""
        if self.chapter not in CHAPTERS:
            names = ", ".join(CHAPTERS)
            raise ValueError(
                f"{self.name}: expected a chapter out of {names}; received {self.chapter!r}"
            )
        if not self.steps or not self.sources:
            raise ValueError(f"{self.name}: expected steps and sources, received none")
