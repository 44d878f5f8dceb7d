"""The scene of the Compare view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final, Literal, get_args

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
MOST_GROUPS: Final = 4096
OPTIMIZERS: Final = ("adam", "sgd")
FIELDS: Final[Mapping[str, str]] = {
    "batch_size": "batch_sizes",
    "learning_rate": "learning_rates",
    "optimizer": "optimizers",
    "dropout": "dropouts",
    "groups": "groups",
    "epsilon": "epsilons",
    "norm_momentum": "norm_momenta",
}
"""Setting of a comparison to the field with its values, in the order of the table."""
EPSILONS: Final = (1e-12, 1.0)
_GOOD: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "batch_sizes": (lambda size: 1 <= size <= MOST_SAMPLES, f"1 to {count(MOST_SAMPLES)}"),
    "learning_rates": (lambda rate: isfinite(rate) and rate > 0, "numbers above 0"),
    "optimizers": (lambda name: name in OPTIMIZERS, "adam or sgd"),
    "dropouts": (lambda share: 0 <= share < 1, "numbers from 0, below 1"),
    "groups": (lambda groups: 1 <= groups <= MOST_GROUPS, f"1 to {count(MOST_GROUPS)}"),
    "epsilons": (lambda value: EPSILONS[0] <= value <= EPSILONS[1], "numbers from 1e-12 to 1"),
    "norm_momenta": (lambda weight: 0 <= weight <= 1, "numbers from 0 to 1"),
}


@dataclass(frozen=True)
class CompareScene:
    """Everything that the Compare view shows.

    Attributes:
        recipe: What is trained, in its quick preset.
        norms: Names of the norms that are compared.
        seeds: How many seeds each is trained with, from 0 on.
        batch_sizes: Samples per step; empty for the recipe's own.
        learning_rates: First learning rates; empty for the recipe's own.
        optimizers: ``adam``, ``sgd``; empty for the recipe's own.
        dropouts: Shares that are dropped; empty for the recipe's own.
        groups: Numbers of groups; empty for the recipe's own.
        epsilons: ε of the norm; empty for the recipe's own.
        norm_momenta: Weights of the old moving statistics; empty for the recipe's own.
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
    optimizers: tuple[str, ...] = ()
    dropouts: tuple[float, ...] = ()
    groups: tuple[int, ...] = ()
    epsilons: tuple[float, ...] = ()
    norm_momenta: tuple[float, ...] = ()
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
        for name, (is_good, expected) in _GOOD.items():
            values = getattr(self, name)
            if len(values) > MOST_VALUES:
                raise ValueError(f"expected at most {MOST_VALUES} {name}, received {len(values)}")
            if not all(map(is_good, values)):
                raise ValueError(f"expected {name} of {expected}")
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
