"""Runs the benchmarks, each in a process of its own, and prints one table of all figures.

One that fails, or takes longer than it may, has no result; the others are measured all the same.
With --json the figures so far are kept after each; --resume goes on with such a file.

Exit status: 0 if every limit is met, 1 if one is not or a benchmark has no result, 2 for a wrong
name, 130 if it was stopped.
"""

import argparse
import ast
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from tests.benchmarks.outcomes import Outcome, measured_before, report, write
from tests.benchmarks.results import from_json

FOLDER = Path(__file__).parent
TIME_LIMIT_S: Final = 1800
"""How long a benchmark may take that does not say ``TIME_LIMIT_S`` itself."""
_LONGEST_REASON: Final = 200
_STOPPED: Final = 130
_READING_S: Final = 5
"""How long what a process said is waited for: a process that it has left could keep the pipe."""


def benchmarks(folder: Path = FOLDER) -> dict[str, str]:
    """The modules of a folder that define ``measure``: name and first line of the docstring."""
    found = {}
    for path in sorted(folder.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "measure" for node in tree.body):
            found[path.stem] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def seconds_allowed(path: Path) -> float:
    """How long a benchmark may take: its ``TIME_LIMIT_S: Final = …``, or the usual time."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "TIME_LIMIT_S":
            return float(ast.literal_eval(node.value)) if node.value else TIME_LIMIT_S
    return TIME_LIMIT_S


def measured(name: str, folder: Path = FOLDER, package: str = "tests.benchmarks") -> Outcome:
    """Runs one benchmark in a fresh process; what it prints is passed on.

    Args:
        name: Its module.
        folder: The folder of the module.
        package: The module's package.
    """
    began, most = time.monotonic(), seconds_allowed(folder / f"{name}.py")
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "results.json"
        command = [sys.executable, "-m", f"{package}.{name}", "--json", str(target)]
        status, problem = _run(command, folder.parents[package.count(".")], most)
        results = ()
        if not problem:
            try:
                results = tuple(map(from_json, json.loads(target.read_text(encoding="utf-8"))))
            except (OSError, ValueError, KeyError, TypeError):
                problem = "it has written no figures"
    return Outcome(name, time.monotonic() - began, status, results, problem)


def _run(command: list[str], folder: Path, most: float) -> tuple[int, str]:
    """Exit status of a process, and why it has not ended well; its children end with it."""
    last: list[str] = []
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, text=True, errors="replace",
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        reader = threading.Thread(target=_pass_on, args=(process.stderr, last), daemon=True)
        reader.start()
        try:
            status = process.wait(most)
            problem = f"exit status {status}" if status else ""
        except subprocess.TimeoutExpired:
            status, problem = -signal.SIGKILL, f"it took longer than {most:g} s"
        finally:
            with suppress(ProcessLookupError):  # what it has started may live on without it
                os.killpg(process.pid, signal.SIGKILL)
        reader.join(_READING_S)
    said = f": {last[-1][:_LONGEST_REASON]}" if last and status > 0 else ""
    return status, problem + said


def _pass_on(lines: IO[str], last: list[str]) -> None:
    """Writes what a process says on stderr to this one's; keeps the last line that is not empty."""
    for line in lines:
        sys.stderr.write(line)
        if line.strip():
            last[:] = [line.strip()]


def series(names: list[str], before: dict[str, Outcome], target: Path | None) -> Iterator[Outcome]:
    """Runs benchmarks one after the other.

    Args:
        names: Which, in this order.
        before: Those that need not be run again.
        target: Has the outcomes so far after each; none where None.
    """
    done = dict(before)
    for name in names:
        if name not in done:
            done[name] = measured(name)
        if target:
            write(target, [done[each] for each in names if each in done])
        yield done[name]


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
    parser.add_argument(
        "--resume", action="store_true", help="leave out those that have results in the JSON file"
    )
    words = parser.parse_args()
    known = benchmarks()
    if words.list:
        print("\n".join(f"{name:<18}{about}" for name, about in known.items()))
        return 0
    names = list(dict.fromkeys(words.only or known))
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"expected benchmarks out of {', '.join(known)}; received {unknown[0]!r}")
    if words.resume and not words.json:
        parser.error("--resume needs --json FILE")
    try:
        before = measured_before(words.json, names) if words.resume else {}
    except ValueError as error:
        parser.error(str(error))
    return _measure_all(names, before, words.json)


def _measure_all(names: list[str], before: dict[str, Outcome], target: Path | None) -> int:
    """Runs the series and prints its table, also where it is stopped; the exit status."""
    outcomes: list[Outcome] = []
    try:
        outcomes.extend(series(names, before, target))
    except KeyboardInterrupt:
        print(report(outcomes), flush=True)
        return _STOPPED
    print(report(outcomes), flush=True)
    return 0 if all(each.ok for each in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
