"""Trains the runs of a sweep on Dask workers: processes of this machine, or a cluster.

The coordinator alone writes the runs folder: workers train in folders of their own and send the
files back. A worker that is killed loses its run, which Dask gives to another one.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

from normviz.engine.one_core import threads
from normviz.engine.own_core import cores_for
from normviz.engine.sweeps.answer import checked_answer
from normviz.engine.sweeps.progress import TOPIC, read_progress
from normviz.engine.sweeps.worker import train_remotely
from normviz.engine.sweeps.worker_processes import end_processes, make_in_thread
from normviz.engine.sweeps.worker_versions import WorkerVersions
from normviz.errors import UserError
from normviz.ports.sweeps import Begun, SweepResult, SweepTask, WorkersBegan
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Paused

_RETRIES: Final = 3
_CONNECT_SECONDS: Final = 10
_ANSWER_SECONDS: Final = 15
"""For what accepts the connection to answer as a scheduler."""
_LOOK_SECONDS: Final = 0.1
"""How long a stop or a pause waits at most to be seen."""
_FEW_MEASUREMENTS: Final = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "2s",
    "distributed.admin.system-monitor.interval": "10s",
}
"""Dask looks a hundred times per second at what each process does, for a page that nobody opens:
it took a tenth of two cores, and a fifth of the time of a run."""


class DaskCluster:
    """Fulfils `SweepExecutor`; a pause lets the runs that are under way end, a stop does not."""

    def __init__(
        self,
        client: Any,
        cluster: Any = None,
        emit: Callable[[Event], None] | None = None,
        control: TrainingControl | None = None,
    ) -> None:
        """Takes what is connected.

        Args:
            client: Of the cluster.
            cluster: The one that ends with it; None for one that stays.
            emit: Is told when the workers begin, how far their runs are, and of a pause.
            control: Pauses and stops them from another thread.
        """
        self._client, self._cluster = client, cluster
        self._emit = emit or (lambda _: None)
        self._control = control or TrainingControl()
        self._under_way: dict[str, tuple[Any, SweepTask]] = {}
        self._versions = WorkerVersions(client)
        self._address = getattr(getattr(client, "scheduler", None), "address", "")

    def results(
        self, tasks: Iterable[SweepTask], runs_dir: Path, data_dir: Path | None, begun: Begun
    ) -> Iterator[SweepResult]:
        """Trains each task once; what was begun elsewhere begins anew.

        Raises:
            UserError: The scheduler has gone.
        """
        try:
            yield from self._results(tasks, runs_dir, data_dir, begun)
        except OSError as error:
            if self._client.status == "running":
                raise  # it is a file that fails, not the connection
            raise UserError(
                "the Dask scheduler at {address} has gone: start it again, and go on with the "
                "sweep; runs that have ended are kept",
                code="cluster-lost",
                address=self._address,
            ) from error

    def _results(
        self, tasks: Iterable[SweepTask], runs_dir: Path, data_dir: Path | None, begun: Begun
    ) -> Iterator[SweepResult]:
        place = None if data_dir is None else str(data_dir.absolute())
        waiting, told = iter(tasks), SimpleQueue[Any]()
        at_once = self.at_once()
        self._emit(WorkersBegan(at_once))
        self._client.subscribe_topic(TOPIC, told.put)

        def fill() -> None:
            if not self._control.pausing and not self._control.stopping:
                for task in islice(waiting, max(0, at_once - len(self._under_way))):
                    self._submit(task, place, told)

        while not self._control.stopping:
            fill()
            if not self._under_way and not self._waits():
                return
            try:
                key = told.get(timeout=_LOOK_SECONDS)
            except Empty:
                continue
            if not isinstance(key, str):
                self._tell(key)
                continue
            future, task = self._under_way.pop(key)
            at_once = max(at_once, self.at_once())  # one that was killed comes back
            fill()  # a worker is free: it trains while the run is taken up
            result = self._result(future, task, runs_dir)
            if result.run:
                begun(result.key, result.run)
            yield result
        self._client.cancel([future for future, _ in self._under_way.values()])

    def remark(self) -> str:
        """Which workers train nothing, in one line; empty where all do."""
        return self._versions.remark()

    def stop(self) -> None:
        """Takes back what has not ended."""
        self._control.stop()

    def at_once(self) -> int:
        """How many runs the workers train at once."""
        return max(1, sum(self._versions.able().values()))

    def close(self) -> None:
        """Ends the workers of this machine, whatever they do; those of a cluster stay."""
        if self._cluster is not None:
            end_processes(self._cluster)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def _tell(self, told: tuple[float, object]) -> None:
        """Tells of a run under way; anything can be sent to the topic, from anywhere.

        Args:
            told: When it was sent, and what.
        """
        advanced = read_progress(told[1])
        if advanced and advanced.key in {task.key for _, task in self._under_way.values()}:
            self._emit(advanced)

    def _submit(self, task: SweepTask, place: str | None, told: "SimpleQueue[Any]") -> None:
        """Gives a run to the workers; its key is put into ``told`` when it has ended."""
        text = json.dumps(task.spec.to_json())
        future = self._client.submit(
            train_remotely,
            text,
            place,
            key=f"normviz-{task.key}",
            retries=_RETRIES,
            pure=False,
            **self._versions.place(),
        )
        self._under_way[future.key] = future, task
        future.add_done_callback(lambda each: told.put(each.key))

    def _waits(self) -> bool:
        """Waits until a pause is over, if there is one; returns whether there was one."""
        if not self._control.pausing:
            return False
        self._emit(Paused(0))
        self._control.wait()
        return True

    def _result(self, future: Any, task: SweepTask, runs_dir: Path) -> SweepResult:
        """What came back, checked like any file from elsewhere."""
        if future.status != "finished":
            reason = "taken back" if future.cancelled() else str(future.exception())
            return SweepResult(task.key, "", f"the worker failed: {reason}")
        answer = future.result()
        future.release()
        try:
            found = checked_answer(answer)
            run = "" if found.problem else found.adopted(runs_dir, task.spec)
        except UserError as error:
            return SweepResult(task.key, "", str(error))
        return SweepResult(task.key, run, found.problem)


def local_processes(
    count: int,
    emit: Callable[[Event], None] | None = None,
    control: TrainingControl | None = None,
) -> DaskCluster:
    """Workers on this machine, one core each, reachable from this machine only.

    Args:
        count: How many.
        emit: Is told when they begin, and of a pause.
        control: Pauses and stops them from another thread.

    Raises:
        UserError: Dask is not installed.
        StoppedError: It was stopped before the workers were there.
    """
    control = control or TrainingControl()

    def make() -> DaskCluster:
        return DaskCluster(*_local_cluster(count), emit, control)

    return make_in_thread(make, DaskCluster.close, control)


def _local_cluster(count: int) -> tuple[Any, Any]:
    """A client and its cluster of worker processes."""
    refuse_without_dask()
    import dask
    from distributed import Client, LocalCluster

    # A worker that ends is no news, for its run is trained again: stderr is the user's.
    logging.getLogger("distributed").setLevel(logging.ERROR)
    with dask.config.set(_FEW_MEASUREMENTS):
        cluster = LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            processes=True,
            # A worker above its share of the memory would train no more, and nobody would be told.
            memory_limit=0,
            config=deepcopy(dask.config.config),  # also for one that takes a killed one's place
            host="127.0.0.1",
            dashboard_address=None,
            # Any port: 8787 may be that of another program.
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            env=threads() | cores_for(count),
            silence_logs=logging.ERROR,
        )
    try:
        return Client(cluster), cluster
    except BaseException:
        end_processes(cluster)
        cluster.close()
        raise


def existing_cluster(address: str, control: TrainingControl | None = None) -> DaskCluster:
    """The workers of a cluster that runs already.

    Args:
        address: Of its scheduler, such as ``tcp://10.0.0.1:8786`` or ``tls://…``.
        control: Pauses and stops them from another thread.

    Raises:
        UserError: Dask is not installed, the scheduler cannot be reached, or has no workers.
        StoppedError: It was stopped before it was connected.
    """
    control = control or TrainingControl()

    def make() -> DaskCluster:
        return DaskCluster(_connected(address), control=control)

    return make_in_thread(make, DaskCluster.close, control)


def _connected(address: str) -> Any:
    """A client of a cluster that has workers."""
    refuse_without_dask()
    from distributed import Client

    for name in ("distributed", "distributed.client"):  # what fails is told in one line here
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        asyncio.run(asyncio.wait_for(_greet(address), _ANSWER_SECONDS))
        client = Client(address, timeout=_CONNECT_SECONDS)
    except UserError:
        raise
    except (OSError, ValueError, TypeError, MemoryError) as error:
        raise UserError(
            "expected a Dask scheduler at {address}, could not connect: {reason}",
            code="cluster-unreachable",
            address=address,
            reason=str(error).partition("\n")[0] or f"no answer in {_ANSWER_SECONDS} s",
        ) from error
    if not client.scheduler_info()["workers"]:
        client.close()
        raise UserError(
            "the Dask scheduler at {address} has no workers: start some with 'dask worker'",
            code="cluster-without-workers",
            address=address,
        )
    return client


async def _greet(address: str) -> None:
    """Connects once, and no more.

    A ``Client`` that cannot connect waits for what accepts a connection and stays silent, and
    closes itself when it is collected, which hangs at the end of the process.
    """
    from distributed.comm.core import connect

    arguments = _connection_arguments(address)
    comm = await connect(address, timeout=_CONNECT_SECONDS, **arguments)
    await comm.close()


def _connection_arguments(address: str) -> dict[str, Any]:
    """The certificates that Dask's configuration names.

    Raises:
        UserError: There are none and the address asks for them, or they cannot be read.
    """
    from distributed.security import Security

    try:
        arguments: dict[str, Any] = Security().get_connection_args("client")
    except (OSError, ValueError) as error:
        raise UserError(
            "the certificates that Dask's configuration names cannot be read ({reason}): look at "
            "DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY",
            code="cluster-certificate-unreadable",
            reason=error,
        ) from error
    if address.startswith("tls:") and arguments.get("ssl_context") is None:
        raise UserError(
            "{address} asks for a certificate of this machine too: set "
            "DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY to files",
            code="cluster-without-certificate",
            address=address,
        )
    return arguments


def refuse_without_dask() -> None:
    """Does nothing where Dask is installed.

    Raises:
        UserError: It is not.
    """
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UserError(
            'several workers need Dask: pip install "normviz[cluster]"', code="dask-missing"
        ) from error
