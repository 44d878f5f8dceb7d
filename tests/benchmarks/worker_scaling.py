"""How much faster k workers on k cores train than one worker on one core.

    python -m tests.benchmarks.worker_scaling [--workers 2] [--rounds 5] [--json FILE]

The workers are those of ``normviz sweep --workers K``: processes with one TensorFlow thread each.
One run on one worker, which has one core together with its coordinator, one run on one of k
workers, and k runs on k workers are trained in turns; the quickest round of each counts, since
whatever else the machine does only takes time away. The workers have trained once before. Cores
share caches and clock: k processes that no cluster connects tell what the machine itself allows.
"""

import argparse
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from normviz.engine.sweeps.dask_cluster import DaskCluster, local_processes
from normviz.engine.training.training_process import TrainingJob, TrainingProcess
from normviz.ports.sweeps import SweepTask
from normviz.runs.control import TrainingControl
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.sweeps.plan import spec_key
from normviz.usable_cores import usable_cores
from tests.benchmarks.results import Result, run

SHARE: Final = 0.9
"""Of k times the speed of one worker."""


def measure(workers: int = 0, rounds: int = 5) -> list[Result]:
    """Trains in turns.

    Args:
        workers: How many; as many as this process may use cores when 0.
        rounds: How often each is measured.
    """
    count = workers or usable_cores()
    on_one_core, alone, together = list[float](), list[float](), list[float]()
    unconnected = list[tuple[float, float]]()
    with (
        _one_core() as one,
        closing(local_processes(count)) as cluster,
        _processes(count) as beside,
    ):
        client = cluster._client
        client.wait_for_workers(count)
        _seconds(client, count, 0)
        beside(count)
        for number in range(1, rounds + 1):
            one.send(number)
            on_one_core.append(one.recv())
            alone.append(_seconds(client, 1, number))
            together.append(_seconds(client, count, number + rounds))
            unconnected.append((beside(1), beside(count)))
    return [
        Result(
            f"runs per second of {count} workers, of those of one worker on one core",
            count * min(on_one_core) / min(together),
            "×",
            SHARE * count,
            at_least=True,
        ),
        Result(
            f"the same, of one worker whose coordinator has {count - 1} cores more",
            count * min(alone) / min(together),
            "×",
        ),
        Result(
            f"the same, of {count} processes that no cluster connects",
            count * min(one for one, _ in unconnected) / min(all_ for _, all_ in unconnected),
            "×",
        ),
        Result("one run on one worker on one core", min(on_one_core), "s"),
        Result("one run on one worker", min(alone), "s"),
        Result(f"{count} runs on {count} workers", min(together), "s"),
    ]


@contextmanager
def _one_core() -> Iterator[Connection]:
    """A connection that answers the number of a turn with the seconds of one run on one core."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs,))
    process.start()
    theirs.close()
    try:
        ours.recv()
        yield ours
    finally:
        ours.close()
        process.join()


@contextmanager
def _processes(most: int) -> Iterator[Callable[[int], float]]:
    """Gives the seconds in which so many processes train one run each; none equals another."""
    processes, seeds = [TrainingProcess() for _ in range(most)], itertools.count(10**6)

    def seconds(count: int) -> float:
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(count) as pool:
            jobs = [
                TrainingJob(Path(folder) / str(at), None, _spec(next(seeds))) for at in range(count)
            ]
            began = time.perf_counter()
            controls = [TrainingControl() for _ in jobs]
            list(pool.map(TrainingProcess.train, processes, jobs, [_ignore] * count, controls))
            return time.perf_counter() - began

    try:
        yield seconds
    finally:
        for each in processes:
            each.close()


def _ignore(_: object) -> None:
    """Events are not measured."""


def _answer(connection: Connection) -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # before any thread or process
    with closing(local_processes(1)) as cluster:
        client = cluster._client
        client.wait_for_workers(1)
        connection.send(_seconds(client, 1, -1))
        while True:
            try:
                turn = connection.recv()
            except EOFError:
                return
            connection.send(_seconds(client, 1, turn))


def _seconds(client: Any, count: int, turn: int) -> float:
    """Time in which so many workers train one run each; no run equals one of another turn."""
    tasks = [SweepTask(spec_key(spec), spec) for spec in map(_spec, _seeds(count, turn))]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        ended = list(DaskCluster(client).results(tasks, Path(folder), None, lambda *_: None))
        seconds = time.perf_counter() - began
    problems = [each.problem for each in ended if each.problem]
    if problems or len(ended) != count:
        raise RuntimeError(f"expected {count} runs, received {len(ended)}: {problems}")
    return seconds


def _seeds(count: int, turn: int) -> range:
    return range((turn + 1) * 1000, (turn + 1) * 1000 + count)


def _spec(seed: int) -> RunSpec:
    settings = {"epochs": 130, "batch_size": 32}  # 8 s here, as a run of the default comparison
    return replace(build_spec("relu", dataset="digits", settings=settings), seed=seed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=0, help="how many (one per core)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (5)")
    return parser


if __name__ == "__main__":
    run(__doc__, measure, _parser())
