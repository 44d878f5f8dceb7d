"""Whether a sweep that is killed again and again ends with the runs of an uninterrupted one.

    python -m tests.benchmarks.sweep_kills [--kills 5] [--seed 0] [--json FILE]

``normviz sweep`` trains 24 runs on the bundled digits in a process of its own, gets SIGKILL at a
random moment, and ``--resume`` goes on, ``kills`` times; then it is left alone until it ends.
Another sweep of the same plan is not killed. The weights of all runs are compared bit by bit.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import numpy as np

from normviz.runs.store import Store
from normviz.runs.sweeps.plan import spec_key
from tests.benchmarks.results import Result, run

RUNS: Final = 24
WORDS: Final = (
    "--recipe", "relu", "--preset", "quick", "--dataset", "digits", "--epochs", "2",
    "--train-size", "700", "--validation-size", "100", "--batch-size", "16",
    "--learning-rate", "0.01,0.02,0.05,0.1", "--seeds", "6",
)  # fmt: skip


def measure(kills: int = 5, seed: int = 0) -> list[Result]:
    """Trains both sweeps and compares."""
    with tempfile.TemporaryDirectory() as name:
        whole, killed = Path(name, "whole"), Path(name, "killed")
        began = time.perf_counter()
        sweep, _ = _end(_begun(whole, *WORDS))
        seconds = time.perf_counter() - began
        done = _killed(killed, kills, seconds, random.Random(seed))
        mine, its = _weights(killed), _weights(whole)
    different = sum(not _equal(mine.get(key), weights) for key, weights in its.items())
    return [
        Result(
            "sweeps killed with SIGKILL while they trained", done, "kills", kills, at_least=True
        ),
        Result("runs too many or too few after them", abs(len(mine) - RUNS), "runs", 0),
        Result("runs that differ from the uninterrupted ones", different, "runs", 0),
        Result(f"the uninterrupted sweep {sweep} of {RUNS} runs", seconds, "s"),
    ]


def _killed(folder: Path, kills: int, seconds: float, moments: random.Random) -> int:
    """Kills a sweep, goes on with it, and ends it at last; how often it was killed."""
    process, done = _begun(folder, *WORDS), 0
    while True:
        sweep = _line(process)["sweep"]
        if done == kills:
            break
        time.sleep(moments.uniform(0, seconds / (kills + 1)))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            done += 1
        process.communicate()
        process = _begun(folder, "--resume", sweep)
    _end(process)
    return done


def _begun(folder: Path, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "normviz", "sweep", *words, "--runs-dir", str(folder)]
    return subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, text=True)


def _line(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def _end(process: "subprocess.Popen[str]") -> tuple[str, list[dict[str, Any]]]:
    """Id and events of a sweep that is left alone."""
    text, _ = process.communicate()
    events = [json.loads(line) for line in text.splitlines()]
    return (events[0]["sweep"] if events else ""), events


def _weights(folder: Path) -> dict[str, list[Any]]:
    """The last weights of every run; one key for each, even where two runs are alike."""
    found = {}
    with Store(folder) as store:
        for each in store.runs():
            key = spec_key(each.spec)
            checkpoint = store.checkpoint(each.id)
            found[f"{key} {each.id}" if key in found else key] = (
                checkpoint.weights() if checkpoint and each.state == "finished" else []
            )
    return found


def _equal(one: list[Any] | None, other: list[Any]) -> bool:
    same = one is not None and len(one) == len(other) > 0
    return same and all(np.array_equal(x, y) for x, y in zip(one or [], other, strict=True))


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=5)
    options.add_argument("--seed", type=int, default=0)
    run(__doc__, measure, options)
