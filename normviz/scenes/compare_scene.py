"""The scene of the Compare view."""

from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal, get_args

from normviz.number_text import count
from normviz.recipes import find
from normviz.recipes.options import known
from normviz.runs.run_ids import check_run_id
from normviz.runs.sweeps.comparison import NORMS, RECIPE, SEEDS
from normviz.runs.sweeps.plan import AXES

Plot = Literal["curves", "setting", "map"]
Lower = Literal["results", "runs"]

MOST_SEEDS: Final = 100
MOST_VALUES: Final = 32
MOST_SAMPLES: Final = 100_000
MOST_AT_ONCE: Final = 256


@dataclass(frozen=True)
class CompareScene:
    """Everything that the Compare view shows.

    Attributes:
        recipe: What is trained, in its quick preset.
        norms: Names of the norms that are compared.
        seeds: How many seeds each is trained with, from 0 on.
        batch_sizes: Samples per step; empty for the recipe's own.
        learning_rates: First learning rates; empty for the recipe's own.
        at_once: How many runs are trained at once; where the machine has fewer cores, so many.
        sweep: Id of the comparison that is shown; empty for none. One that does not exist is
            left out.
        plot: What is drawn: learning curves, error against a setting, or a heat map of two.
        lower: What stands beneath: the table of the results, or the runs.
        log: Whether the loss has a logarithmic axis.
        across: The setting over which the error and the map are drawn; empty for the first one.

    Raises:
        UserError: There is no such recipe, norm or id.
        ValueError: Another value is none that the view can show.
    """

    recipe: str = RECIPE
    norms: tuple[str, ...] = NORMS
    seeds: int = SEEDS
    batch_sizes: tuple[int, ...] = ()
    learning_rates: tuple[float, ...] = ()
    at_once: int = 1
    sweep: str = ""
    plot: Plot = "curves"
    lower: Lower = "results"
    log: bool = False
    across: str = ""

    def __post_init__(self) -> None:
        """Refuses what cannot be shown."""
        find(self.recipe)
        for norm in self.norms:
            known(norm)
        if not 1 <= self.seeds <= MOST_SEEDS:
            raise ValueError(f"expected 1 to {MOST_SEEDS} seeds, received {self.seeds}")
        if not 1 <= self.at_once <= MOST_AT_ONCE:
            raise ValueError(f"expected 1 to {MOST_AT_ONCE} at once, received {self.at_once}")
        if max(len(self.batch_sizes), len(self.learning_rates)) > MOST_VALUES:
            raise ValueError(f"expected at most {MOST_VALUES} values of a setting")
        if not all(1 <= size <= MOST_SAMPLES for size in self.batch_sizes):
            raise ValueError(f"expected batch sizes from 1 to {count(MOST_SAMPLES)}")
        if not all(isfinite(rate) and rate > 0 for rate in self.learning_rates):
            raise ValueError("expected learning rates above 0")
        if self.sweep:
            check_run_id(self.sweep)
        across = ("", *AXES)
        for name, choices in (
            ("plot", get_args(Plot)),
            ("lower", get_args(Lower)),
            ("across", across),
        ):
            value = getattr(self, name)
            if value not in choices:
                raise ValueError(f"expected {name} out of {', '.join(choices)}, received {value!r}")
