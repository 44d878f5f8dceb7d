"""The scene of the Cube view."""

from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Literal, Self, get_args

from normviz.figure.panels import ShownPanel, panel_named, shown_panels
from normviz.figure.state import Camera, FigureState, Index

Library = Literal["keras", "torch"]
PanelName = Literal["settings", "inspector"]


@dataclass(frozen=True)
class CubeScene:
    """Everything that the Cube view shows.

    Attributes:
        figure: The settings of the figure.
        camera: How the cubes are looked at.
        element: The highlighted element (n, c, h, w), inside the tensor.
        pinned: Whether it stays highlighted when the pointer moves on.
        focused: The panel whose numbers are spelled out, by its key: the norm, with the mode where
            both are shown. A norm stands for its first panel; empty: the first one shown.
        library: Whose code the inspector shows.
        hidden: The panels beside the figure that are hidden.

    Raises:
        ValueError: The element is outside of the tensor, or the focused panel is not shown.
    """

    figure: FigureState = field(default_factory=FigureState)
    camera: Camera = field(default_factory=Camera)
    element: Index = (0, 0, 0, 0)
    pinned: bool = False
    focused: str = ""
    library: Library = "keras"
    hidden: tuple[PanelName, ...] = ()

    def __post_init__(self) -> None:
        """Checks the fields against one another, and names the panel that is focused."""
        if len(self.element) != len(self.figure.shape):
            raise ValueError(f"expected an index n, c, h, w; received {len(self.element)} numbers")
        for name, place, size in zip("nchw", self.element, self.figure.shape, strict=True):
            if not 0 <= place < size:
                raise ValueError(f"expected an index {name} from 0 to {size - 1}, received {place}")
        self._name_focused()
        if self.library not in get_args(Library):
            names = ", ".join(get_args(Library))
            raise ValueError(f"expected library out of {names}, received {self.library!r}")
        unknown = [name for name in self.hidden if name not in get_args(PanelName)]
        if unknown:
            names = ", ".join(get_args(PanelName))
            raise ValueError(f"expected hidden out of {names}, received {unknown[0]!r}")

    @cached_property
    def focused_panel(self) -> ShownPanel | None:
        """The panel whose numbers are spelled out; None where no norm is shown."""
        if self.focused:
            return panel_named(self.figure, self.focused)
        return next(iter(shown_panels(self.figure)), None)

    def with_figure(self, figure: FigureState) -> Self:
        """The scene with other settings; element and focused panel are kept where they exist."""
        if figure is self.figure:
            return self
        n, c, h, w = (min(i, s - 1) for i, s in zip(self.element, figure.shape, strict=True))
        old = self.focused_panel
        focused = "" if old is None else _key_in(figure, old)
        return replace(self, figure=figure, element=(n, c, h, w), focused=focused)

    def after(self, old: "CubeScene", new: "CubeScene") -> "CubeScene":
        """The scene after a step from ``old`` to ``new`` is made, or taken back, from here.

        Args:
            old: The scene before the step.
            new: The scene after it.

        Returns:
            ``new`` in all that the step changed. In what it left alone, such as the camera or the
            highlighted element, this scene: nobody wants an undone setting to turn the cubes.
        """
        if self is old:
            return new
        names = [each.name for each in fields(self)]
        changed = {
            name: getattr(new, name) for name in names if getattr(old, name) != getattr(new, name)
        }
        return replace(self.with_figure(new.figure), **changed)

    def _name_focused(self) -> None:
        found = self.focused_panel
        if found is None and self.focused:
            names = ", ".join(each.key for each in shown_panels(self.figure)) or "none"
            raise ValueError(f"expected focused out of {names}, received {self.focused!r}")
        if found is not None and found.key != self.focused:
            object.__setattr__(self, "focused", found.key)


def _key_in(figure: FigureState, panel: ShownPanel) -> str:
    """The key of the panel in another figure that shows the same norm, in the same mode if any."""
    same = [each for each in shown_panels(figure) if each.norm == panel.norm]
    in_mode = [each for each in same if each.state.training == panel.state.training]
    return (in_mode or same)[0].key if same else ""
