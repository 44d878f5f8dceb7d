"""Whether a training that is killed again and again ends with the bits of an uninterrupted one.

    python -m tests.benchmarks.kills [--kills 20] [--seed 0] [--json FILE]

``normviz train`` runs in a process of its own and gets SIGKILL, ``--resume`` goes on and is killed
at the next moment, until the run is finished; then the next run begins. Each run is killed at five
of the `KINDS`: as its folder is made, as the first checkpoint, an entry of the weight timeline or
the last checkpoint takes its place, as it is resumed, and at some batch. What is not killed is
trained in this process. Weights, optimizer, batches, epochs and weight timeline are compared byte
by byte, times apart. The data are the bundled digits; checkpoints follow one another more closely
than a user's.
"""

import argparse
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self
from unittest.mock import patch

from normviz.cli import main
from normviz.errors import UserError
from normviz.runs.store import Store
from normviz.runs.weight_timeline import kept_steps, read_weights
from tests.benchmarks.kill_moments import Moment, kinds_of
from tests.benchmarks.results import Result, run

WORDS: Final = (
    "--recipe", "dropout", "--dataset", "digits", "--train-size", "700", "--validation-size", "100",
    "--batch-size", "8", "--deterministic",
)  # fmt: skip
_NURSERY: Final = """
import gc, json, os, sys
gc.disable()
import keras, normviz.engine.training.trainer
gc.freeze()
from tests.benchmarks.kill_moments import Moment, killed_at
from tests.benchmarks.kills import train_here
for order in sys.stdin:
    child = os.fork()
    if not child:
        gc.enable()
        words, moment = json.loads(order)
        with killed_at(Moment(**moment)):
            os._exit(train_here(words))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print("", json.dumps({"ended": ended}), sep="\\n", flush=True)
"""
"""Imports TensorFlow, which takes longer than many a training here, and forks for each of them."""
_TIMES: Final = {
    "normviz.engine.training.training_callback._SECONDS_BETWEEN_CHECKPOINTS": 0.05,
    "normviz.engine.training.training_callback._TIMES_THE_COST": 0,
    # Entries of the timeline do not depend on the time.
    "normviz.runs.timeline_writer.SHORTEST_SECONDS": 0,
    "normviz.runs.timeline_writer.TIMES_THE_COST": 0,
}
_EPOCHS: Final = 12
_STEPS: Final = 88
"""Batches per epoch."""


@dataclass
class Tally:
    """What came of the kills.

    Attributes:
        kills: Processes that were killed while they trained.
        runs: Runs that were trained to their end.
        different: Those of them that are not equal to the uninterrupted one.
        lost: Batches that had to be trained again, of all kills.
        kinds: How often each kind of moment was met.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    runs: int = 0
    different: int = 0
    lost: int = 0


class Nursery:
    """A process that has imported TensorFlow and forks one for each training.

    It computes nothing itself: TensorFlow's threads begin in the forks, and a signal there ends a
    process as it would end one of the command line.
    """

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", _NURSERY]
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, text=True, env=_environment()
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def train(self, words: list[str], moment: Moment) -> tuple[int, list[str]]:
        """Trains in a process of its own until it kills itself.

        Args:
            words: The command's.
            moment: When it kills itself.

        Returns:
            Its exit status, negative for a signal, and the whole lines that it printed.
        """
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([words, asdict(moment)]), file=self._process.stdin, flush=True)
        lines: list[str] = []
        for line in self._process.stdout:
            if line.startswith('{"ended"'):
                return int(json.loads(line)["ended"]), lines[:-1]  # the last one may be cut
            lines.append(line)
        raise RuntimeError(f"expected an exit status ({moment}), the process has ended")


def measure(kills: int = 20, seed: int = 0) -> list[Result]:
    """Kills and resumes, and compares."""
    with tempfile.TemporaryDirectory() as folder:
        tally = tally_of(Path(folder), kills, seed)
    return [
        Result("processes killed with SIGKILL", tally.kills, "kills", kills, at_least=True),
        Result("kinds of moment that they met", len(tally.kinds), "kinds"),
        Result("killed runs that were trained to their end", tally.runs, "runs", 1, at_least=True),
        Result("killed runs that differ from the uninterrupted one", tally.different, "runs", 0),
        Result("batches trained again per kill", tally.lost / max(1, tally.kills), "batches"),
    ]


def tally_of(folder: Path, kills: int, seed: int, epochs: int = _EPOCHS) -> Tally:
    """Trains one run whole and others with ``kills`` kills between them, in ``folder``."""
    draw = random.Random(seed)
    words = (*WORDS, "--epochs", str(epochs))
    tally = Tally()
    with Nursery() as nursery:
        expected = outcome(folder / "whole", _trained(folder / "whole", words))
        while tally.kills < kills:
            runs = folder / f"run-{tally.runs + 1}"
            name = ""
            for kind in kinds_of(tally.runs, kills - tally.kills):
                moment = Moment(kind, draw.random() < 0.5, draw.randrange(epochs * _STEPS), epochs)
                order = ("--resume", name) if name else words
                name = _killed(nursery, runs, order, moment, tally)
            if not _is_finished(runs, name):
                _trained(runs, ("--resume", name))
            tally.runs += 1
            tally.different += outcome(runs, name) != expected
    return tally


def train_here(words: list[str]) -> int:
    """Runs ``normviz train`` in this process, with frequent checkpoints."""
    with _frequent_checkpoints():
        return main(words)


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


def _trained(folder: Path, words: tuple[str, ...]) -> str:
    """Trains to the end in this process; returns the run's id."""
    told = io.StringIO()
    with redirect_stdout(told):
        status = train_here(_command(folder, words))
    if status:
        raise RuntimeError(f"expected the training to end well, received {status}")
    return str(json.loads(told.getvalue().splitlines()[0])["run"])


def _killed(
    nursery: Nursery, folder: Path, words: tuple[str, ...], moment: Moment, tally: Tally
) -> str:
    """Trains in a process that kills itself; returns the run's id.

    Raises:
        RuntimeError: It has ended in another way.
    """
    status, lines = nursery.train(_command(folder, words), moment)
    if status != -signal.SIGKILL:
        raise RuntimeError(f"expected a kill ({moment}), received exit status {status}")
    name = _only_run(folder)
    tally.kills += 1
    tally.kinds[moment.kind] += 1
    reached = moment.step if moment.kind == "batch" else 0
    last = max(reached, _last_step(lines))
    tally.lost += max(0, last - _step(folder, name))
    return name


def _command(folder: Path, words: tuple[str, ...]) -> list[str]:
    return ["train", "--runs-dir", str(folder), "--json", *words]


@contextmanager
def _frequent_checkpoints() -> Iterator[None]:
    from normviz.engine.keras_loading import load_keras

    load_keras()
    with ExitStack() as stack:
        for name, value in _TIMES.items():
            stack.enter_context(patch(name, value))
        yield


def _only_run(folder: Path) -> str:
    with Store(folder) as store:
        (found,) = store.runs()
    return found.id


def _last_step(lines: Iterable[str]) -> int:
    """The step of the last epoch that was told; 0 where none was."""
    return max((json.loads(line).get("step", 0) for line in lines if line.strip()), default=0)


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
