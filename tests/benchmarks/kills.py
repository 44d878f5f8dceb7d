"""Whether a training that is killed again and again ends with the bits of an uninterrupted one.

    python -m tests.benchmarks.kills [--kills 20] [--seed 0] [--json FILE]

``normviz train`` runs in a process of its own and gets SIGKILL at a random moment, from before its
first batch to its last checkpoint; ``--resume`` goes on, until the run is finished. Then the next
run begins. Weights, optimizer, batches, epochs and weight timeline are compared byte by byte, times
apart. The data are the bundled digits; checkpoints follow one another more closely than a user's.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError
from normviz.runs.store import Store
from normviz.runs.weight_timeline import kept_steps, read_weights
from tests.benchmarks.results import Result, run

WORDS: Final = (
    "--recipe", "dropout", "--dataset", "digits", "--train-size", "700", "--validation-size", "100",
    "--batch-size", "8", "--epochs", "12", "--deterministic",
)  # fmt: skip
_CHILD: Final = """
import sys
from normviz.engine.keras_loading import load_keras
load_keras()
from normviz.engine.training import training_callback
training_callback._SECONDS_BETWEEN_CHECKPOINTS, training_callback._TIMES_THE_COST = 0.05, 0
from normviz.runs import timeline_writer as timeline
timeline.SHORTEST_SECONDS = timeline.TIMES_THE_COST = 0  # entries do not depend on the time
from normviz.cli import main
sys.exit(main(sys.argv[1:]))
"""
_SPAN: Final = (0.0, 2.5)
"""Seconds from the first event of a training to its end, within which it is killed."""


@dataclass
class Tally:
    """What came of the kills.

    Attributes:
        kills: Processes that were killed while they trained.
        runs: Runs that were trained to their end.
        different: Those of them that are not equal to the uninterrupted one.
        lost: Batches that had to be trained again, of all kills.
    """

    kills: int = 0
    runs: int = 0
    different: int = 0
    lost: int = 0


def measure(kills: int = 20, seed: int = 0) -> list[Result]:
    """Kills and resumes, and compares."""
    with tempfile.TemporaryDirectory() as folder:
        tally = tally_of(Path(folder), kills, seed)
    return [
        Result("processes killed with SIGKILL", tally.kills, "kills", kills, at_least=True),
        Result("killed runs that were trained to their end", tally.runs, "runs", 1, at_least=True),
        Result("killed runs that differ from the uninterrupted one", tally.different, "runs", 0),
        Result("batches trained again per kill", tally.lost / max(1, tally.kills), "batches"),
    ]


def tally_of(folder: Path, kills: int, seed: int) -> Tally:
    """Trains one run whole and others with ``kills`` kills between them, in ``folder``."""
    moments = random.Random(seed)
    expected = outcome(folder / "whole", _train(folder / "whole", WORDS))
    tally, number = Tally(), 0
    while tally.kills < kills:
        number += 1
        runs = folder / f"run-{number}"
        name = _train(runs, WORDS, moments, tally, kills)
        while not _is_finished(runs, name):
            name = _train(runs, ("--resume", name), moments, tally, kills)
        tally.runs += 1
        tally.different += outcome(runs, name) != expected
    return tally


def outcome(folder: Path, run: str) -> tuple[Any, ...]:
    """All that two equal runs have in common, as it can be compared."""
    with Store(folder) as store:
        checkpoint = store.checkpoint(run)
        assert checkpoint is not None
        arrays = {name: checkpoint.arrays[name].tobytes() for name in sorted(checkpoint.arrays)}
        epochs = [replace(row, seconds=0.0, ms_per_step=0.0) for row in store.epochs(run)]
        path = store.path(run)
        timeline = {
            step: [weights.tobytes() for weights in read_weights(path, step)]
            for step in kept_steps(path)
        }
        return arrays, store.batches(run).tobytes(), epochs, timeline


def _train(
    folder: Path,
    words: tuple[str, ...],
    moments: random.Random | None = None,
    tally: Tally | None = None,
    kills: int = 0,
) -> str:
    """Trains in a process that is killed where kills are left; returns the run's id."""
    command = [sys.executable, "-c", _CHILD, "train", "--runs-dir", str(folder), "--json", *words]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())
    assert child.stdout is not None
    with child.stdout as lines:
        first = json.loads(next(lines))
        if moments and tally and tally.kills < kills:
            time.sleep(moments.uniform(*_SPAN))
            child.kill()
        last = _last_step(lines)
    if child.wait() == -signal.SIGKILL and tally:
        tally.kills += 1
        tally.lost += max(0, last - _step(folder, first["run"]))
    elif child.returncode != 0:
        raise RuntimeError(f"expected the training to end well, received {child.returncode}")
    return str(first["run"])


def _last_step(lines: Iterator[str]) -> int:
    """The step of the last epoch that was told; 0 where none was."""
    return max(
        (json.loads(line).get("step", 0) for line in lines if line.endswith("\n")), default=0
    )


def _step(folder: Path, run: str) -> int:
    with Store(folder) as store:
        checkpoint = store.checkpoint(run)
    return checkpoint.step if checkpoint else 0


def _is_finished(folder: Path, run: str) -> bool:
    with Store(folder) as store:
        try:
            return store.run(run).state == "finished"
        except UserError as error:
            raise RuntimeError(f"expected run {run} to be kept") from error


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return os.environ | {"PYTHONPATH": root, "CUDA_VISIBLE_DEVICES": "-1"}


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--seed", type=int, default=0)
    run(__doc__, measure, options)
