"""The words around a lesson on its page, for translation."""

from dataclasses import dataclass, field

from normviz.figure.export.html_data import PageWords
from normviz.figure.marks import Wording


@dataclass(frozen=True)
class LessonPageWords:
    """Headings and sentences; ``{names}`` are filled.

    Attributes:
        claim: Heading of what people say.
        truth: Heading of what is true.
        checks: Heading of what was computed; with ``{version}`` of Keras.
        compared: With ``{expected}`` and ``{received}``.
        holds: What is read aloud before a check that holds.
        fails: The same for one that does not.
        sources: Heading.
        related: Heading of the lessons to try next.
        glossary: Heading.
        in_train: Where a step has no figure; with ``{recipe}`` and ``{norm}``.
        in_draw: The same.
        figure: Of the tables below the figures.
        wording: Of the figures; its titles are those of chapters and recipes, too.
    """

    claim: str = "People say"
    truth: str = "What is true"
    checks: str = "Computed on the real layers of Keras {version}"
    compared: str = "expected {expected}, received {received}"
    holds: str = "Holds:"
    fails: str = "Does not hold:"
    sources: str = "Sources"
    related: str = "Try next"
    glossary: str = "Words"
    in_train: str = "In normviz this step opens the Train view: {recipe}, {norm}."
    in_draw: str = "In normviz this step opens the Draw view."
    figure: PageWords = field(default_factory=PageWords)
    wording: Wording = field(default_factory=Wording)
