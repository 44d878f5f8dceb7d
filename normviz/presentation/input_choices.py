"""The inputs of a network as controls choose them: one kind, a number, a class, numbers."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from normviz.datasets.sample_choice import SampleChoice, parse_samples, samples_text

Kind = Literal["validation", "random", "chosen", "class", "own", "drawing", "mates", "noise"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
"""``mates``: the drawing, and random samples beside it in the batch."""
MOST_SHOWN: Final = 64
"""Inputs at most: each is a slice of the cube."""
COUNTED: Final = ("validation", "random", "class", "own", "mates", "noise")


@dataclass(frozen=True)
class InputChoice:
    """What the controls show.

    Attributes:
        kind: One of :data:`KINDS`; empty for inputs that no control can express.
        count: How many samples there are, the drawing included.
        label: The class, for ``class``.
        places: The numbers of the samples, for ``chosen``.
        seed: Of the random choice.
    """

    kind: str = "validation"
    count: int = 16
    label: int = 0
    places: tuple[int, ...] = (0, 1, 2, 3)
    seed: int = 0

    @property
    def text(self) -> str:
        """The inputs as scenes and commands write them."""
        if self.kind == "mates":
            parts = [SampleChoice("drawing", 1)]
            if self.count > 1:
                parts.append(SampleChoice("random", self.count - 1, self.seed))
            return samples_text(tuple(parts))
        if self.kind == "chosen":
            return SampleChoice("chosen", len(self.places), places=self.places).text
        count = 1 if self.kind == "drawing" else self.count
        seed = self.seed if self.kind in ("random", "noise") else 0
        return SampleChoice(self.kind, count, seed, self.label).text  # type: ignore[arg-type]


def input_choice(text: str) -> InputChoice:
    """What the controls show of inputs.

    Args:
        text: As `normviz.datasets.sample_choice` reads it.

    Raises:
        UserError: It is nothing like it.
    """
    choices = parse_samples(text)
    first = choices[0]
    if [each.kind for each in choices] == ["drawing", "random"]:
        return InputChoice("mates", 1 + choices[1].count, seed=choices[1].seed)
    if len(choices) > 1:
        return InputChoice("", sum(each.count for each in choices))
    places = first.places or InputChoice.places
    return InputChoice(first.kind, first.count, first.label, places, first.seed)


def places_in(text: str) -> tuple[int, ...]:
    """The numbers in what a user types, such as ``0, 5 7``.

    Raises:
        ValueError: There are none, or it holds something else.
    """
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) < 10 for word in words):
        raise ValueError(f"expected whole numbers from 0 on, received {text!r}")
    if not 1 <= len(words) <= MOST_SHOWN:
        raise ValueError(f"expected 1 to {MOST_SHOWN} numbers, received {len(words)}")
    return tuple(map(int, words))
