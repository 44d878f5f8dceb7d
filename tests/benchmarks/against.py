"""Runs one benchmark at an earlier commit and here, in turns, and prints both with their ratio.

    python -m tests.benchmarks.against COMMIT NAME [--rounds 3] [--clock processor]

Rounds alternate between the two, so that a busy machine slows both; medians over the rounds are
compared. With ``--clock processor`` the benchmark's stopwatch counts what its own process computes
instead of the time that passes, which other programs hardly change.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

Clock = Literal["wall", "processor"]
Figures = dict[str, float]

HERE: Final = Path(__file__).parents[2]

_START: Final = """
import runpy, sys, time
clock, target, *sys.argv[1:] = sys.argv[1:]
if clock == "processor":
    time.perf_counter = time.process_time
if target.endswith(".py"):
    runpy.run_path(target, run_name="__main__")
else:
    runpy.run_module(target, run_name="__main__", alter_sys=True)
"""

_RENAMED: Final = {
    "the same, colour shows normalized x": "size slider to figure, 3.2 million, normalized x",
    "the same, colour shows normalized x ": "size slider to figure, 94,000, normalized x",
    "plot window, first paint [s]": "plot window, first paint",
    "normviz, first paint [s]": "normviz, first paint",
    "ratio, median of rounds (limit 1.3)": "first paint over that of a plot window",
}
"""Names of figures in version 1, and today's."""

_MILLISECONDS: Final = re.compile(r"^(.+): median ([\d.]+) ms, p95 ([\d.]+) ms")
_TRAINED: Final = {
    "bare": "batches, bare fit",
    "normviz": "batches, normviz",
    "ratio": "batches, normviz over bare fit",
    "bare_whole": "whole fit, bare fit",
    "normviz_whole": "whole fit, normviz",
    "ratio_whole": "whole fit, normviz over bare fit",
}
"""What version 1 printed of each recipe that it trained, and today's names."""
_UPDATE: Final = re.compile(r"^(.+): ([\d.]+) ms an update (\w+), p99 ([\d.]+)")


def figures_of_json(found: Any) -> Figures:
    """The figures of a file of results.

    Args:
        found: What a benchmark writes: a list of results; in version 1 an object of numbers, or
            of objects with a median and a 95th percentile.
    """
    if isinstance(found, list):
        return {row["name"]: row["value"] for row in found if row["value"] is not None}
    figures: Figures = {}
    for key, value in found.items():
        name = _RENAMED.get(key, key)
        if isinstance(value, Mapping):
            figures |= {f"{name}, {each}": value[each] for each in ("median", "p95")}
        else:
            figures[name] = value
    return figures


def figures_of_text(text: str) -> Figures:
    """The figures of the benchmarks of version 1 that wrote no file of results."""
    figures: Figures = {}
    for line in text.splitlines():
        if found := _MILLISECONDS.match(line):
            name, median, tail = found.groups()
            figures |= {f"{name}, median": float(median), f"{name}, p95": float(tail)}
        elif found := _UPDATE.match(line):
            name, median, word, tail = found.groups()
            figures[f"update, {name}, {word}, median"] = float(median)
            figures[f"update, {name}, {word}, p99"] = float(tail)
        elif line.startswith('[{"recipe"'):
            for row in json.loads(line):
                figures |= {f"{row['recipe']}, {_TRAINED[key]}": row[key] for key in _TRAINED}
    return figures


def comparison(old: Sequence[Figures], new: Sequence[Figures]) -> list[str]:
    """Lines of name, old and new median over the rounds, and the median of the rounds' ratios.

    Args:
        old: The figures of each round at the earlier commit.
        new: Those of the rounds here, as many.
    """
    lines = [f"{'figure':<58}{'old':>10}{'new':>10}{'new/old':>9}"]
    shared = [name for name in new[0] if all(name in figures for figures in (*old, *new))]
    for name in shared:
        pairs = [(a[name], b[name]) for a, b in zip(old, new, strict=True)]
        before, after = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratios = [b / a for a, b in pairs if a]
        ratio = f"{statistics.median(ratios):.2f}" if ratios else ""
        lines.append(f"{name:<58}{before:>10.2f}{after:>10.2f}{ratio:>9}")
    return lines


@contextmanager
def checkout(commit: str) -> Iterator[Path]:
    """The files of a commit, in a folder that is gone afterwards."""
    git = ["git", "-C", str(HERE), "worktree"]
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), commit], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def measured(tree: Path, name: str, clock: Clock) -> Figures:
    """The figures of one run of the benchmark ``name`` with the code of ``tree``."""
    script = tree / "tests" / "benchmarks" / f"{name}.py"
    writes_file = '"--json"' in script.read_text(encoding="utf-8") or _is_package(script.parent)
    target = f"tests.benchmarks.{name}" if _is_package(script.parent) else str(script)
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        options = ["--json", str(results)] if writes_file else []
        done = subprocess.run(
            [sys.executable, "-c", _START, clock, target, *options],
            cwd=tree,
            env=os.environ | {"PYTHONPATH": str(tree)},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        if writes_file:
            return figures_of_json(json.loads(results.read_text(encoding="utf-8")))
    return figures_of_text(done.stdout)


def _is_package(folder: Path) -> bool:
    return (folder / "__init__.py").exists()


def main() -> None:
    """Measures in turns and prints the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.against",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("commit", help="the earlier commit")
    parser.add_argument("name", help="a benchmark that both have, such as cube_speed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clock", choices=("wall", "processor"), default="wall")
    words = parser.parse_args()
    old: list[Figures] = []
    new: list[Figures] = []
    with checkout(words.commit) as tree:
        for _ in range(words.rounds):
            old.append(measured(tree, words.name, words.clock))
            new.append(measured(HERE, words.name, words.clock))
    print("\n".join(comparison(old, new)))


if __name__ == "__main__":
    main()
