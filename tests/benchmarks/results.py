"""What a benchmark returns, and its command line.

A benchmark is a module of this folder that ends so::

    def measure() -> list[Result]:
        return [Result("first paint", 0.52, "s", limit=0.6)]

    if __name__ == "__main__":
        run(__doc__, measure)

It may say how long it takes at most, ``TIME_LIMIT_S: Final = 3600``; then the runner ends it.
A benchmark with options of its own passes a parser; ``measure`` then takes the parsed options as
keyword arguments and has a default for each.
"""

import argparse
import json
import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Result:
    """One figure.

    Attributes:
        name: What was measured, in a few words.
        value: How much; NaN where it could not be measured, which meets no limit.
        unit: Such as ``ms``, ``MB`` or ``inputs``; empty for a ratio.
        limit: What it is held against; None where it is only told.
        at_least: Whether the limit is the smallest value allowed instead of the largest.
    """

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """The value over the limit; None where there is no limit, or it is 0."""
        return float(self.value / self.limit) if self.limit else None

    @property
    def met(self) -> bool | None:
        """Whether the limit is kept; None where there is none."""
        if self.limit is None:
            return None
        # A value of NumPy would compare to one of its own booleans, which JSON does not know.
        return bool(self.value >= self.limit if self.at_least else self.value <= self.limit)

    def to_json(self) -> dict[str, Any]:
        """The fields, the ratio and whether the limit is met; NaN becomes None."""
        value = float(self.value) if math.isfinite(self.value) else None
        ratio = self.ratio if value is not None else None
        return asdict(self) | {"value": value, "ratio": ratio, "met": self.met}


def from_json(found: dict[str, Any]) -> Result:
    """What :meth:`Result.to_json` has written."""
    value = math.nan if found["value"] is None else found["value"]
    return Result(found["name"], value, found["unit"], found["limit"], found["at_least"])


def table(results: Iterable[Result]) -> str:
    """Lines of figure, limit, ratio, and whether it is met."""
    lines = [f"{'figure':<62}{'value':>10} {'unit':<8}{'limit':>9}{'ratio':>7}  met"]
    words = {None: "", True: "yes", False: "NO"}
    for each in results:
        sign = "≥" if each.at_least else "≤"
        limit = "" if each.limit is None else f"{sign} {each.limit:g}"
        ratio = "" if each.ratio is None else f"{each.ratio:.2f}"
        value = f"{each.value:,.2f}".rstrip("0").rstrip(".")
        lines.append(
            f"{each.name:<62}{value:>10} {each.unit:<8}{limit:>9}{ratio:>7}  {words[each.met]}"
        )
    return "\n".join(lines)


def run(
    description: str | None,
    measure: Callable[..., Sequence[Result]],
    parser: argparse.ArgumentParser | None = None,
) -> None:
    """The command line of one benchmark: measures, prints the table and, on request, JSON.

    Args:
        description: The benchmark's docstring.
        measure: Called with the options of ``parser`` as keyword arguments.
        parser: Options of the benchmark; none when None.
    """
    parser = parser or argparse.ArgumentParser()
    parser.description = description
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    words = vars(parser.parse_args())
    target = words.pop("json")
    results = list(measure(**words))
    print(table(results), flush=True)
    if target:
        target.write_text(json.dumps([each.to_json() for each in results], indent=2))


def resident() -> float:
    """Resident memory of this process in MB (10⁶ bytes)."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
