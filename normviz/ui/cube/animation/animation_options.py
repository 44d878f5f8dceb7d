"""How an animation of the figure is made."""

from dataclasses import dataclass

from normviz.figure.animation.frames import Slider
from normviz.ui.cube.figure_exporter import Colors


@dataclass(frozen=True)
class AnimationOptions:
    """What moves, how fast, and how large.

    Attributes:
        slider: What goes through its values.
        seconds: How long one round takes.
        frames_per_second: How many pictures are shown in a second.
        size: Width and height before the room around the content is cut off, pixels.
        colors: Those of the window, or a theme.
        transparent: Whether nothing is painted behind the figure.
    """

    slider: Slider = "groups"
    seconds: int = 4
    frames_per_second: int = 10
    size: tuple[int, int] = (640, 480)
    colors: Colors = "window"
    transparent: bool = False

    @property
    def count(self) -> int:
        """How many frames there are."""
        return self.seconds * self.frames_per_second

    @property
    def frame_ms(self) -> int:
        """How long each frame is shown, milliseconds."""
        return round(1000 / self.frames_per_second)
