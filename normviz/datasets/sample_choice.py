"""Which samples a network is shown, as a value and as the text of commands and scenes."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from normviz import number_text
from normviz.errors import UserError

Kind = Literal["validation", "random", "chosen", "class", "own", "drawing", "noise"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
COUNTED: Final = ("validation", "random", "class", "own", "noise")
"""Kinds of which a number can be asked for."""
SEEDED: Final = ("random", "noise")

FIRST_COUNT: Final = 16
MOST: Final = 4096
"""Samples of one choice: a large layer's tensor of so many fills the memory."""
_MOST_CLASSES: Final = 10_000
_LARGEST: Final = 10**9
_MOST_DIGITS: Final = 30
"""Of a number that is read at all: what is out of range is told as that."""

FORMS: Final = (
    "validation:16, random:16:SEED, chosen:0,5,7, class:3:16, own:16, drawing, noise:16:SEED"
)
"""Examples of all kinds, for help and errors."""
JOINED_BY: Final = "+"


@dataclass(frozen=True)
class SampleChoice:
    """Some samples of one kind.

    Attributes:
        kind: ``validation``: the first ones that a run is validated on; ``random`` or ``chosen``
            ones of them; those of one ``class``; the user's ``own`` digits, the newest first; the
            ``drawing``; ``noise``, uniform over the range of the pixels.
        count: How many; there may be fewer.
        seed: Of the random choice and of the noise.
        label: The class, from 0 on.
        places: Of the chosen ones among the validation samples, from 0 on.
        file: Where the drawing is read from; empty: the one in the window.

    Raises:
        ValueError: A value is out of its range.
    """

    kind: Kind = "validation"
    count: int = FIRST_COUNT
    seed: int = 0
    label: int = 0
    places: tuple[int, ...] = ()
    file: str = ""

    def __post_init__(self) -> None:
        """Refuses what cannot be chosen."""
        if self.kind not in KINDS:
            raise ValueError(f"expected inputs out of {', '.join(KINDS)}, received {self.kind!r}")
        _check_range("inputs", self.count, 1, MOST)
        _check_range("a seed", self.seed, 0, _LARGEST)
        _check_range("a class", self.label, 0, _MOST_CLASSES)
        if self.kind == "chosen":
            _check_range("chosen inputs", len(self.places), 1, MOST)
            for place in self.places:
                _check_range("the number of a chosen input", place, 0, _LARGEST)

    @property
    def text(self) -> str:
        """The choice as :func:`parse_samples` reads it."""
        parts: list[str] = [self.kind]
        if self.kind == "chosen":
            parts.append(",".join(map(str, self.places)))
        if self.kind == "drawing" and self.file:
            parts.append(self.file)
        if self.kind == "class":
            parts.append(str(self.label))
        if self.kind in COUNTED:
            parts.append(str(self.count))
        if self.kind in SEEDED and self.seed:
            parts.append(str(self.seed))
        return ":".join(parts)


def parse_samples(text: str) -> tuple[SampleChoice, ...]:
    """Reads choices that are joined by ``+``, in the order of the batch.

    Args:
        text: Such as ``validation:16`` or ``drawing+random:15``.

    Raises:
        UserError: It is nothing like it.
    """
    return tuple(_parsed(part.strip()) for part in _parts(text))


def samples_text(choices: tuple[SampleChoice, ...]) -> str:
    """The text of :func:`parse_samples`."""
    return JOINED_BY.join(choice.text for choice in choices)


def _parts(text: str) -> list[str]:
    """The choices of a text; a plus in a file's name does not end it."""
    parts: list[str] = []
    for part in text.split(JOINED_BY):
        if parts and not _begins_choice(part):
            parts[-1] += JOINED_BY + part
        else:
            parts.append(part)
    return parts


def _begins_choice(text: str) -> bool:
    return text.strip().partition(":")[0] in KINDS


def _parsed(text: str) -> SampleChoice:
    kind, _, rest = text.partition(":")
    try:
        return _of_kind(kind, rest)
    except ValueError as error:
        raise UserError(
            "expected inputs such as {forms}; received {inputs!r} ({reason})",
            code="inputs-unknown",
            forms=FORMS,
            inputs=text[:80],
            reason=error,
        ) from error


def _of_kind(kind: str, rest: str) -> SampleChoice:
    if kind not in KINDS:
        raise ValueError(f"the kinds are {', '.join(KINDS)}")
    if kind == "drawing":
        return SampleChoice("drawing", 1, file=rest)
    if kind == "chosen":
        places = tuple(_whole(part) for part in rest.split(","))
        return SampleChoice("chosen", min(max(len(places), 1), MOST), places=places)
    numbers = [_whole(part) for part in rest.split(":")] if rest else []
    names = {"class": ("label", "count")}.get(kind, ("count", "seed"))
    if len(numbers) > (2 if kind in (*SEEDED, "class") else 1):
        raise ValueError("there are too many numbers")
    if kind == "class" and not numbers:
        raise ValueError("which class is missing")
    return SampleChoice(kind, **dict(zip(names, numbers, strict=False)))  # type: ignore[arg-type]


def _whole(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{text[:20]!r} is no whole number from 0 on")
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"{text[:20]}… has {len(text)} digits")
    return int(text)


def _check_range(name: str, value: object, low: int, high: int) -> None:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(
            f"expected {name} from {low} to {number_text.count(high)}, received {value}"
        )
