"""The scene of the Train view."""

from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal, get_args

from normviz.errors import UserError
from normviz.recipes import RECIPES, find
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import datasets

Tab = Literal["runs", "model", "validation", "printed", "distributions", "batch-norm"]
"""What stands beneath the plots, in this order."""
Group = Literal[
    "", "state", "recipe", "norm", "best", "last", "training", "data", "batch", "epochs", "speed",
    "tags",
]  # fmt: skip
"""The columns of the runs table by which runs can be grouped, in its order; empty for none."""

SMOOTHING: Final = (1, 500)
ZOOMS: Final = (1, 2, 5, 10, 20)
NORM_BATCHES: Final = (1, 64)
"""The smallest and largest batch whose statistics the tab on batch norm takes."""
LONGEST_LAYER: Final = 200
MOST_RUNS: Final = 1000


@dataclass(frozen=True)
class TrainScene:
    """Everything that the Train view shows.

    Attributes:
        spec: The training that the panel shows; None: the one that is there.
        runs: The ids of the selected runs; None: those that are selected. Runs that do not exist
            are left out.
        zoom: Of y, one of :data:`ZOOMS`; None fits the axis to the values.
        smoothing: Over how many batches values are averaged.
        log: Whether the loss has a logarithmic axis.
        band: Whether seeds of one spec are joined to mean and deviation.
        page: The tab beneath the plots.
        layer: The layer whose distributions are shown; empty for the first norm.
        norm_batch: Samples per batch whose statistics the tab on batch norm takes.
        group: The column by which the runs are grouped; empty for none.

    Raises:
        UserError: There is no such recipe, preset or data set for it.
        ValueError: Another value is none that the view can show.
    """

    spec: RunSpec | None = None
    runs: tuple[str, ...] | None = None
    zoom: float | None = None
    smoothing: int = 1
    log: bool = False
    band: bool = False
    page: Tab = "runs"
    norm_batch: int = 32
    layer: str = ""
    group: Group = ""

    def __post_init__(self) -> None:
        """Refuses what cannot be shown."""
        if self.spec is not None:
            check_spec(self.spec)
        if self.runs is not None and len(self.runs) > MOST_RUNS:
            raise ValueError(f"expected at most {MOST_RUNS} runs, received {len(self.runs)}")
        if self.zoom is not None and not (isfinite(self.zoom) and self.zoom in ZOOMS):
            names = ", ".join(map(str, ZOOMS))
            raise ValueError(f"expected a zoom out of {names}, received {self.zoom}")
        if not SMOOTHING[0] <= self.smoothing <= SMOOTHING[1]:
            raise ValueError(
                f"expected smoothing from {SMOOTHING[0]} to {SMOOTHING[1]} batches, "
                f"received {self.smoothing}"
            )
        if not NORM_BATCHES[0] <= self.norm_batch <= NORM_BATCHES[1]:
            raise ValueError(
                f"expected a batch from {NORM_BATCHES[0]} to {NORM_BATCHES[1]} samples, "
                f"received {self.norm_batch}"
            )
        if len(self.layer) > LONGEST_LAYER:
            raise ValueError(
                f"expected a layer's name of at most {LONGEST_LAYER} letters, "
                f"received {len(self.layer)}"
            )
        for name, kinds in (("page", Tab), ("group", Group)):
            if getattr(self, name) not in get_args(kinds):
                names = ", ".join(get_args(kinds))
                raise ValueError(
                    f"expected {name} out of {names}, received {getattr(self, name)!r}"
                )


def check_spec(spec: RunSpec) -> None:
    """Does nothing for a spec whose recipe, preset and data set exist.

    Raises:
        UserError: One of them does not.
    """
    if spec.recipe not in RECIPES:
        raise UserError(
            "expected a recipe out of {known}; received {given!r}",
            code="recipe-unknown",
            known=", ".join(RECIPES),
            given=spec.recipe,
        )
    recipe = find(spec.recipe)
    if spec.preset not in recipe.presets:
        raise UserError(
            "expected a preset of {recipe} out of {known}; received {given!r}",
            code="preset-unknown",
            recipe=spec.recipe,
            known=", ".join(recipe.presets),
            given=spec.preset,
        )
    usable = datasets(recipe)
    if spec.dataset not in usable:
        raise UserError(
            "expected a data set of {recipe} out of {usable}; received {dataset!r}",
            code="data-misfit",
            recipe=spec.recipe,
            usable=", ".join(usable),
            dataset=spec.dataset,
        )
