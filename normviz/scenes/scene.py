"""``Scene``: a view and its complete state as one value."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias

from normviz.errors import UserError

if TYPE_CHECKING:
    from normviz.scenes.compare_scene import CompareScene
    from normviz.scenes.cube_scene import CubeScene
    from normviz.scenes.draw_scene import DrawScene
    from normviz.scenes.inspect_scene import InspectScene
    from normviz.scenes.learn_scene import LearnScene
    from normviz.scenes.train_scene import TrainScene

    ScenePart: TypeAlias = (
        CubeScene | LearnScene | TrainScene | CompareScene | DrawScene | InspectScene
    )

VERSION: Final = 3
"""Version 1 named what the norms of a figure share beside its other settings; a file of version 2
held one scene, since version 3 it may hold slides."""
VIEWS: Final = ("cube", "learn", "train", "compare", "draw", "inspect")
"""The names of the views that scenes tell of."""


@dataclass(frozen=True)
class Scene:
    """Which view is shown, and what the views show.

    Attributes:
        view: The name of the view.
        cube: What the Cube view shows; None, as for the others: what it shows already.
        learn: What the Learn view shows.
        train: What the Train view shows.
        compare: What the Compare view shows.
        draw: What the Draw view shows.
        inspect: What the Inspect view shows.

    Raises:
        UserError: There is no such view.
    """

    view: str
    cube: "CubeScene | None" = None
    learn: "LearnScene | None" = None
    train: "TrainScene | None" = None
    compare: "CompareScene | None" = None
    draw: "DrawScene | None" = None
    inspect: "InspectScene | None" = None

    def __post_init__(self) -> None:
        """Refuses a view that does not exist."""
        if self.view not in VIEWS:
            raise UserError(
                "expected a view, one of {known}; received {given!r}",
                code="view-unknown",
                known=", ".join(VIEWS),
                given=self.view,
            )

    @property
    def parts(self) -> "dict[str, ScenePart]":
        """What the views show, by their names; only those that the scene says something of."""
        found = {name: getattr(self, name) for name in VIEWS}
        return {name: part for name, part in found.items() if part is not None}


def scene_of(view: str, part: "ScenePart | None") -> Scene:
    """The scene of one view.

    Raises:
        UserError: There is no such view.
    """
    return Scene(view) if part is None else Scene(view, **{view: part})  # type: ignore[arg-type]


def part_class(view: str) -> "type[ScenePart]":
    """The class of what a view shows, without the code of the others: a start waits for it."""
    module = import_module(f"normviz.scenes.{view}_scene")
    found: type[ScenePart] = getattr(module, f"{view.capitalize()}Scene")
    return found
