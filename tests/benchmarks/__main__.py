"""Runs the benchmarks, each in a process of its own, and prints one table of all figures.

Exit status: 0 if every limit is met, 1 if one is not or a benchmark fails, 2 for a wrong name.
"""

import argparse
import ast
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.results import Result, from_json, table

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Outcome:
    """What a benchmark has come to.

    Attributes:
        name: Its module.
        seconds: How long it took.
        status: Its exit status; not 0 where it failed.
        results: Its figures; none where it failed.
    """

    name: str
    seconds: float
    status: int
    results: tuple[Result, ...]

    @property
    def ok(self) -> bool:
        """Whether it ran through and met all its limits."""
        return self.status == 0 and all(each.met is not False for each in self.results)


def benchmarks(folder: Path = FOLDER) -> dict[str, str]:
    """The modules of a folder that define ``measure``: name and first line of the docstring."""
    found = {}
    for path in sorted(folder.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "measure" for node in tree.body):
            found[path.stem] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def measured(name: str) -> Outcome:
    """Runs one benchmark in a fresh process; what it prints is passed on."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "results.json"
        command = [sys.executable, "-m", f"{__package__}.{name}", "--json", str(target)]
        status = subprocess.run(command, cwd=FOLDER.parent.parent).returncode
        rows = json.loads(target.read_text(encoding="utf-8")) if status == 0 else []
    return Outcome(name, time.monotonic() - began, status, tuple(map(from_json, rows)))


def report(outcomes: Sequence[Outcome]) -> str:
    """One table of all figures, a heading for each benchmark."""
    lines = []
    for each in outcomes:
        failed = f", FAILED with exit status {each.status}" if each.status else ""
        lines.append(f"\n{each.name} ({each.seconds:.0f} s{failed})")
        lines += [table(each.results)] if each.results else []
    met = [result.met for each in outcomes for result in each.results if result.met is not None]
    failures = sum(each.status != 0 for each in outcomes)
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
                "results": [result.to_json() for result in each.results],
            }
            for each in outcomes
        },
    }


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", help="run these alone")
    parser.add_argument("--list", action="store_true", help="say which there are, and end")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    words = parser.parse_args()
    known = benchmarks()
    if words.list:
        print("\n".join(f"{name:<18}{about}" for name, about in known.items()))
        return 0
    names = words.only or list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"expected benchmarks out of {', '.join(known)}; received {unknown[0]!r}")
    outcomes = [measured(name) for name in names]
    print(report(outcomes), flush=True)
    if words.json:
        words.json.write_text(json.dumps(to_json(outcomes), indent=2), encoding="utf-8")
    return 0 if all(each.ok for each in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
