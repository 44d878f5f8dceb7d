"""What a series of benchmarks has come to: table, JSON, and what to run again."""

import json
import os
import platform
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.results import Result, from_json, table


@dataclass(frozen=True)
class Outcome:
    """What a benchmark has come to.

    Attributes:
        name: Its module.
        seconds: How long it took.
        status: Its exit status; not 0 where it failed.
        results: Its figures; none where it failed.
        problem: Why it has no figures; empty where it has some.
    """

    name: str
    seconds: float
    status: int
    results: tuple[Result, ...]
    problem: str = ""

    @property
    def has_failed(self) -> bool:
        """Whether it has no result."""
        return self.status != 0 or not self.results

    @property
    def ok(self) -> bool:
        """Whether it ran through and met all its limits."""
        return not self.has_failed and all(each.met is not False for each in self.results)

    @property
    def reason(self) -> str:
        """Why there is no result."""
        return self.problem or (f"exit status {self.status}" if self.status else "no figure")


def report(outcomes: Sequence[Outcome]) -> str:
    """One table of all figures, a heading for each benchmark."""
    lines = []
    for each in outcomes:
        lines.append(f"\n{each.name} ({each.seconds:.0f} s)")
        if each.has_failed:
            lines.append(f"no result: {each.reason}")
        lines += [table(each.results)] if each.results else []
    met = [result.met for each in outcomes for result in each.results if result.met is not None]
    failures = sum(each.has_failed for each in outcomes)
    lines.append(f"\n{sum(met)} of {len(met)} limits met, {failures} benchmarks failed")
    return "\n".join(lines)


def to_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The outcomes, when they were measured, and on what."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "cores": os.cpu_count(),
        "benchmarks": {
            each.name: {
                "seconds": round(each.seconds, 1),
                "status": each.status,
                "problem": each.reason if each.has_failed else "",
                "results": [result.to_json() for result in each.results],
            }
            for each in outcomes
        },
    }


def write(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Writes the outcomes so far; the file is whole at every moment."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(to_json(outcomes), indent=2), encoding="utf-8")
    part.replace(path)


def measured_before(path: Path, names: Collection[str]) -> dict[str, Outcome]:
    """The outcomes of an earlier series that have results; none where there is no file.

    Args:
        path: What `write` has written.
        names: The benchmarks that are wanted.

    Raises:
        ValueError: It is another file.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))["benchmarks"]
        found = {name: _from_json(name, kept[name]) for name in names if name in kept}
    except FileNotFoundError:
        return {}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"expected results of benchmarks in {path}, received others") from error
    return {name: each for name, each in found.items() if not each.has_failed}


def _from_json(name: str, kept: Mapping[str, Any]) -> Outcome:
    results = tuple(map(from_json, kept["results"]))
    return Outcome(name, kept["seconds"], kept["status"], results, kept.get("problem", ""))
