"""``Deck``: scenes with titles and notes, to be shown one after the other."""

from dataclasses import dataclass
from typing import Final

from normviz.scenes.scene import Scene

MOST_SLIDES: Final = 500
LONGEST_TITLE: Final = 200
LONGEST_NOTES: Final = 20_000
"""The most characters that a title and the notes of a slide have."""


@dataclass(frozen=True)
class Slide:
    """A scene to present.

    Attributes:
        title: One line; it may be empty.
        scene: What the window shows.
        notes: What the presenter wants to remember; it may have several lines.

    Raises:
        ValueError: Title or notes are too long, or the title has more than one line.
    """

    title: str
    scene: Scene
    notes: str = ""

    def __post_init__(self) -> None:
        """Refuses texts that no list could show."""
        for name, text, most in (
            ("title", self.title, LONGEST_TITLE),
            ("notes", self.notes, LONGEST_NOTES),
        ):
            if len(text) > most:
                raise ValueError(
                    f"{name}: expected at most {most} characters, received {len(text)}"
                )
        if len(self.title.splitlines()) > 1:
            raise ValueError(f"title: expected one line, received {len(self.title.splitlines())}")


@dataclass(frozen=True)
class Deck:
    """Slides in the order in which they are shown.

    Raises:
        ValueError: There are too many.
    """

    slides: tuple[Slide, ...] = ()

    def __post_init__(self) -> None:
        """Refuses a list without end."""
        if len(self.slides) > MOST_SLIDES:
            raise ValueError(f"expected at most {MOST_SLIDES} slides, received {len(self.slides)}")


def deck_of(content: "Scene | Deck", title: str = "") -> Deck:
    """What a file holds, as slides: a single scene is the only one.

    Args:
        content: A scene or slides.
        title: Of the slide that a single scene becomes.
    """
    return content if isinstance(content, Deck) else Deck((Slide(title, content),))
