"""How long the window's event loop stands still while processes train a sweep for it.

    python -m tests.benchmarks.sweep_gaps [--workers 2] [--seeds 2] [--json FILE]

The Compare view trains two norms, several runs at once. A timer of the GUI thread ticks every 4 ms;
a gap is the time between two ticks. Then a second sweep is left in the middle, as when the window
is closed: how long that takes, and how many processes it leaves.

Targets: p99 ≤ 15 ms, none over 50 ms; left within 5 s with no process.
"""

import argparse
import multiprocessing
import os
import sys
import time
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from normviz.scenes.compare_scene import CompareScene
from normviz.ui.compare.view import CompareView
from normviz.ui.threads.interpreter import NICENESS
from tests.benchmarks.results import Result, run
from tests.benchmarks.window import opened, wait
from tests.benchmarks.window_gaps import Ticks

IDLE_S: Final = 3
CLOSE_S: Final = 5


@dataclass
class Measured:
    """What one window has gone through.

    Attributes:
        marks: Name of each state of the first sweep to when it began.
        niceness: Of the processes, while they train; the least.
        seconds: What it took to leave the second sweep.
        left: Processes that are there afterwards.
    """

    marks: dict[str, float] = field(default_factory=dict)
    niceness: int = 0
    seconds: float = 0.0
    left: int = 0


def trained(workers: int, seeds: int) -> tuple[Ticks, Measured]:
    """Trains one sweep in the real window, and leaves another in its middle."""
    found = Measured()
    with opened("compare") as window:
        view = window.show_view("compare")
        assert isinstance(view, CompareView)
        view.show_scene(CompareScene(norms=("none", "batch"), seeds=seeds, at_once=workers))
        ticks = Ticks()
        _wait_for(IDLE_S)
        session, marks = view.session, found.marks
        session.state_changed.connect(lambda state: marks.setdefault(state, time.perf_counter()))
        marks["began"] = time.perf_counter()
        view.start()
        wait(lambda: bool(view.library.runs))
        found.niceness = _least_niceness()
        wait(lambda: "idle" in marks, seconds=600)
        view.show_scene(CompareScene(norms=("layer",), seeds=seeds, at_once=workers))
        view.start()
        wait(lambda: session.state == "running")
        _wait_for(IDLE_S)
        began = time.perf_counter()
        window.leave()
        found.seconds = time.perf_counter() - began
        found.left = len(multiprocessing.active_children())
    return ticks, found


def measure(workers: int = 2, seeds: int = 2) -> list[Result]:
    """The gaps of each stage, and how a sweep is left."""
    ticks, measured = trained(workers, seeds)
    marks = measured.marks
    stages = {
        "idle (what the machine itself costs)": (ticks.times[50], marks["began"], None, None),
        "starting the processes": (marks["preparing"], marks["running"], 15, 50),
        "training": (marks["running"], marks["idle"], 15, 50),
    }
    found = []
    for name, (start, end, tail, longest) in stages.items():
        gaps = ticks.gaps(start, end)
        found.append(Result(f"gap, {name}, p99", float(np.percentile(gaps, 99)), "ms", tail))
        found.append(Result(f"gap, {name}, longest", float(gaps.max()), "ms", longest))
    if sys.platform == "linux":
        least = Result("niceness of the processes", measured.niceness, "", NICENESS, at_least=True)
        found.append(least)
    return [
        *found,
        Result("time of the sweep", marks["idle"] - marks["running"], "s"),
        Result("a sweep is left within", measured.seconds, "s", CLOSE_S),
        Result("processes that a sweep leaves", measured.left, "", 0),
    ]


def _wait_for(seconds: float) -> None:
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() > end)


def _least_niceness() -> int:
    """Of the processes that this one has begun; 0 where there is none, or no niceness."""
    if sys.platform != "linux":
        return 0
    pids = [child.pid for child in multiprocessing.active_children() if child.pid]
    return min((os.getpriority(os.PRIO_PROCESS, pid) for pid in pids), default=0)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seeds", type=int, default=2)
    run(__doc__, measure, options)
