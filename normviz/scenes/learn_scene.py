"""The scene of the Learn view."""

import re
from dataclasses import dataclass
from typing import Final

MOST_STEPS: Final = 99
LONGEST_SEARCH: Final = 200
_NAME: Final = re.compile(r"[a-z0-9-]{0,80}")


@dataclass(frozen=True)
class LearnScene:
    """Everything that the Learn view shows.

    Attributes:
        lesson: The name of the chosen lesson; empty for the first one.
        step: The step of the guide that was followed last, from 0.
        search: What lessons are searched for.
        numbers: Whether checks show what was expected and received.

    Raises:
        ValueError: A value is none that the view can show.
    """

    lesson: str = ""
    step: int = 0
    search: str = ""
    numbers: bool = False

    def __post_init__(self) -> None:
        """Refuses what cannot be shown."""
        if not _NAME.fullmatch(self.lesson):
            raise ValueError(f"expected the name of a lesson, received {self.lesson[:80]!r}")
        if not 0 <= self.step <= MOST_STEPS:
            raise ValueError(f"expected a step from 0 to {MOST_STEPS}, received {self.step}")
        if len(self.search) > LONGEST_SEARCH:
            raise ValueError(
                f"expected at most {LONGEST_SEARCH} letters to search for, "
                f"received {len(self.search)}"
            )
