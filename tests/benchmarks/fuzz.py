"""Every reader of files on 10,000 changed files each: leaks, the slowest, and memory.

Each reader runs in a process of its own, whose memory is limited. A leak is any exception but the
reader's documented error, or a message of several lines. The seed makes a run repeatable; a leak
is printed with the number of its input.
"""

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import Final

from tests.benchmarks.results import Result, run
from tests.fuzzing.attempts import MEMORY, attempt
from tests.fuzzing.mutations import drawn, mutated
from tests.fuzzing.readers import READERS, Reader, samples_of

INPUTS = 10_000
TIME_LIMIT_S: Final = 7200
SECONDS = 2.0
MEGABYTES = 500.0
_GIVE_UP = 20.0
_ADDRESSES = 8 << 30
"""Of the child's memory: a reader that takes more ends with MemoryError, which is a leak."""
_SHOWN = 5


@dataclass
class Outcome:
    """What one reader has come to.

    Attributes:
        reader: Its name.
        inputs: How many it was given.
        refused: How many of them it refused with its documented error.
        slowest: Seconds that the slowest took.
        peak: MB of memory beyond those before the first input.
        leaks: Input number and what was raised.
    """

    reader: str
    inputs: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: float = 0.0
    leaks: list[tuple[int, str]] = field(default_factory=list)


def measure(inputs: int = INPUTS, seed: int = 0, reader: str = "") -> list[Result]:
    """Runs all readers, or the one of that name, and prints a table of them."""
    chosen = [each for each in READERS if not reader or each.name == reader]
    outcomes = []
    print(f"{'reader':<22}{'inputs':>8}{'refused':>9}{'leaks':>7}{'slowest s':>11}{'peak MB':>9}")
    for each in chosen:
        outcome = _in_child(each, inputs, seed)
        outcomes.append(outcome)
        numbers = f"{outcome.inputs:>8}{outcome.refused:>9}{len(outcome.leaks):>7}"
        line = f"{each.name:<22}{numbers}{outcome.slowest:>11.3f}{outcome.peak:>9.0f}"
        print(line, flush=True)
        for number, text in outcome.leaks[:_SHOWN]:
            print(f"    input {number}: {text}")
    return [
        Result("inputs", sum(each.inputs for each in outcomes), "inputs"),
        Result("leaks", sum(len(each.leaks) for each in outcomes), "inputs", limit=0),
        Result("slowest input", max(each.slowest for each in outcomes), "s", limit=SECONDS),
        Result("memory of a reader", max(each.peak for each in outcomes), "MB", limit=MEGABYTES),
    ]


def fuzz(reader: Reader, inputs: int, seed: int) -> Outcome:
    """Gives a reader changed files, in this process."""
    samples = samples_of(reader)
    outcome = Outcome(reader.name)
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        attempt(reader, samples[0], Path(folder))
        before = _peak()
        for number in range(inputs):
            random = Random(f"{seed} {number}")
            data = mutated(samples, random.getrandbits(32), drawn(random), reader.container)
            began = time.perf_counter()
            with _watched():
                found = attempt(reader, data, Path(folder))
            outcome.slowest = max(outcome.slowest, time.perf_counter() - began)
            outcome.inputs += 1
            outcome.refused += found.refused
            if found.leak:
                outcome.leaks.append((number, found.leak))
        outcome.peak = _peak() - before
    return outcome


@contextmanager
def _watched() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"more than {_GIVE_UP} s")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _GIVE_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _in_child(reader: Reader, inputs: int, seed: int) -> Outcome:
    command = [sys.executable, "-m", __spec__.name, "--child", reader.name, str(inputs), str(seed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if done.returncode:
        return Outcome(reader.name, leaks=[(-1, f"the process ended with {done.returncode}")])
    found = json.loads(done.stdout.splitlines()[-1])
    return Outcome(**found)


def _child(name: str, inputs: str, seed: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    (reader,) = (each for each in READERS if each.name == name)
    print(json.dumps(asdict(fuzz(reader, int(inputs), int(seed)))))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child(*sys.argv[2:])
    else:
        options = argparse.ArgumentParser()
        options.add_argument("--inputs", type=int, default=INPUTS, help="for each reader")
        options.add_argument("--seed", type=int, default=0)
        options.add_argument("--reader", default="", help="its name; all when left out")
        run(__doc__, measure, options)
