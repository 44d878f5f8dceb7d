"""Slides and the one that is shown: what adding, moving and removing make of both."""

from dataclasses import dataclass, field, replace

from normviz.scenes.slides import LONGEST_NOTES, LONGEST_TITLE, Deck, Slide


@dataclass(frozen=True)
class SlideShow:
    """Slides and a place among them.

    Attributes:
        deck: The slides.
        current: Index of the slide that is shown or edited; -1 where there is none.

    Raises:
        ValueError: There is no such slide.
    """

    deck: Deck = field(default_factory=Deck)
    current: int = -1

    def __post_init__(self) -> None:
        """Refuses an index beyond the slides."""
        last = len(self.deck.slides) - 1
        if not min(last, 0) <= self.current <= last:
            raise ValueError(
                f"expected a slide from {min(last, 0)} to {last}, received {self.current}"
            )

    @property
    def slide(self) -> Slide | None:
        """The current slide; None where there is none."""
        return self.deck.slides[self.current] if self.deck.slides else None

    def at(self, index: int) -> "SlideShow":
        """The same slides, with the one nearest to ``index`` as the current one."""
        last = len(self.deck.slides) - 1
        return replace(self, current=max(min(index, last), min(last, 0)))

    def added(self, slide: Slide) -> "SlideShow":
        """With a new slide after the current one; it becomes the current one."""
        at, slides = self.current + 1, self.deck.slides
        return SlideShow(Deck((*slides[:at], slide, *slides[at:])), at)

    def removed(self) -> "SlideShow":
        """Without the current slide; the next one becomes it, after the last the one before."""
        at, slides = self.current, self.deck.slides
        return _show(slides[: max(at, 0)] + slides[at + 1 :], at) if slides else self

    def moved(self, source: int, target: int) -> "SlideShow":
        """With the slide ``source`` at the place ``target``, as the current one."""
        slides = list(self.deck.slides)
        target = max(0, min(target, len(slides) - 1))
        slides.insert(target, slides.pop(source))
        return SlideShow(Deck(tuple(slides)), target)

    def renamed(self, index: int, title: str) -> "SlideShow":
        """With another title: what was typed, on one line and of the length that is kept."""
        shown = " ".join(title.split())[:LONGEST_TITLE]
        return self._with(index, replace(self.deck.slides[index], title=shown))

    def with_notes(self, index: int, notes: str) -> "SlideShow":
        """With other notes of one slide, cut to the length that is kept."""
        return self._with(index, replace(self.deck.slides[index], notes=notes[:LONGEST_NOTES]))

    def replaced(self, slide: Slide) -> "SlideShow":
        """With ``slide`` in the place of the current one."""
        return self._with(self.current, slide) if self.deck.slides else self

    def _with(self, index: int, slide: Slide) -> "SlideShow":
        slides = self.deck.slides
        return replace(self, deck=Deck((*slides[:index], slide, *slides[index + 1 :])))


def first_of(deck: Deck) -> SlideShow:
    """Slides from their beginning."""
    return SlideShow(deck, 0 if deck.slides else -1)


def _show(slides: tuple[Slide, ...], near: int) -> SlideShow:
    return first_of(Deck(slides)).at(near)
