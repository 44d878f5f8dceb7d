"""The scene of the Draw view."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from normviz.scenes.drawn_page import DrawnPage

Saliency = Literal["off", "gradient", "occlusion"]
SidePage = Literal["answers", "steps", "own"]
Mates = Literal["mixed", "blank"] | int

PEN_WIDTHS: Final = (4, 60)
"""In the page's unit."""
FIRST_PEN_WIDTH: Final = 24
MOST_MATES: Final = 63
FIRST_MATES: Final = 15
MOST_MODELS: Final = 1000


@dataclass(frozen=True)
class BatchScene:
    """How batch norm is asked.

    Attributes:
        training: Whether it answers with the statistics of a batch too.
        mates: What shares the batch: ``"mixed"``, ``"blank"``, or one digit.
        count: How many there are.

    Raises:
        ValueError: A value is none that the view can show.
    """

    training: bool = False
    mates: Mates = "mixed"
    count: int = FIRST_MATES

    def __post_init__(self) -> None:
        """Refuses what cannot be chosen."""
        if self.mates not in ("mixed", "blank", *range(10)):
            raise ValueError(
                f"expected mates as mixed, blank or a digit from 0 to 9, received {self.mates!r}"
            )
        if not 0 <= self.count <= MOST_MATES:
            raise ValueError(f"expected count from 0 to {MOST_MATES}, received {self.count}")


@dataclass(frozen=True)
class DrawScene:
    """Everything that the Draw view shows.

    Attributes:
        drawing: What is on the page; None: what is there.
        pen_width: Of the next stroke.
        models: Names of the models that answer; None: those that are chosen. Models that do not
            exist are left out.
        current: The model that the saliency map explains; empty: the default one.
        source: The key of the ready digits; None: the one that is chosen.
        batch: How batch norm is asked.
        saliency: The method of the saliency map.
        saliency_on_page: Whether the map lies over the page too.
        page: The right side.
        step: Of the training, where answers over it are shown; None: the newest one.

    Raises:
        ValueError: A value is none that the view can show.
    """

    drawing: DrawnPage | None = None
    pen_width: int = FIRST_PEN_WIDTH
    models: tuple[str, ...] | None = None
    current: str = ""
    source: str | None = None
    batch: BatchScene = BatchScene()
    saliency: Saliency = "off"
    saliency_on_page: bool = False
    page: SidePage = "answers"
    step: int | None = None

    def __post_init__(self) -> None:
        """Refuses what cannot be shown."""
        low, high = PEN_WIDTHS
        if not low <= self.pen_width <= high:
            raise ValueError(f"expected pen_width from {low} to {high}, received {self.pen_width}")
        if self.models is not None and len(self.models) > MOST_MODELS:
            raise ValueError(f"expected at most {MOST_MODELS} models, received {len(self.models)}")
        if self.step is not None and self.step < 0:
            raise ValueError(f"expected a step from 0 on, received {self.step}")
        for name, kind in (("saliency", Saliency), ("page", SidePage)):
            value, known = getattr(self, name), get_args(kind)
            if value not in known:
                raise ValueError(f"expected {name} out of {', '.join(known)}, received {value!r}")
