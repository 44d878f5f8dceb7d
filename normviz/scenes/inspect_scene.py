"""The scene of the Inspect view."""

from dataclasses import dataclass
from typing import Final

MOST_BATCH: Final = 1 << 24
MOST_AXES: Final = 6
LARGEST_AXIS: Final = 10**9
LONGEST_TEXT: Final = 4096


@dataclass(frozen=True)
class InspectScene:
    """Everything that the Inspect view shows.

    Attributes:
        file: Path of the model file; empty for none.
        batch_size: Samples in a batch of the training; None: as the file says.
        input_shape: Of one sample, in the model's own layout; empty: as the file says.
        layer: The selected norm layer; empty for none.

    Raises:
        ValueError: A value is none that the view can show.
    """

    file: str = ""
    batch_size: int | None = None
    input_shape: tuple[int, ...] = ()
    layer: str = ""

    def __post_init__(self) -> None:
        """Refuses what cannot be shown."""
        if max(len(self.file), len(self.layer)) > LONGEST_TEXT or "\0" in self.file:
            raise ValueError("expected the path of a file and the name of a layer")
        if self.batch_size is not None and not 1 <= self.batch_size <= MOST_BATCH:
            raise ValueError(f"expected batch_size from 1 on, received {self.batch_size}")
        if len(self.input_shape) > MOST_AXES:
            raise ValueError(f"expected at most {MOST_AXES} sizes of the input")
        if not all(1 <= size <= LARGEST_AXIS for size in self.input_shape):
            raise ValueError("expected sizes of the input from 1 on")
