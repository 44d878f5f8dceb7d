"""Finds out which workers of a Dask cluster have this version of normviz."""

from collections.abc import Mapping
from typing import Any, Final

from normviz import __version__
from normviz.engine.sweeps.worker import installed_version

_LONGEST: Final = 40


class WorkerVersions:
    """Asks each worker once, also one that comes later.

    A worker of another version fails at once, and so would take all runs from the others.
    """

    def __init__(self, client: Any) -> None:
        """Asks nobody yet.

        Args:
            client: Of the cluster.
        """
        self._client = client
        self._known: dict[str, str] = {}

    def able(self) -> Mapping[str, int]:
        """Address of each worker of this version to its threads.

        Where there is none, those of all workers: what they answer tells what is wrong.
        """
        threads = self._client.nthreads()
        self._ask([address for address in threads if address not in self._known])
        able = {each: count for each, count in threads.items() if self._is_same(each)}
        return able or threads

    def place(self) -> dict[str, Any]:
        """The arguments of ``Client.submit`` that keep a run away from the other workers.

        Only where all that are able have gone meanwhile, one of those says that it is not.
        """
        able = self.able()
        others = any(each not in able for each in self._client.nthreads())
        return {"workers": list(able), "allow_other_workers": True} if others else {}

    def remark(self) -> str:
        """Which workers train nothing, in one line; empty where all do."""
        able, threads = self.able(), self._client.nthreads()
        found = sorted({self._known.get(each, "") for each in threads if each not in able})
        if not found:
            return ""
        return (
            f"{len(threads) - len(able)} of {len(threads)} workers train nothing: expected normviz "
            f"{__version__}, received {', '.join(found)}; install the same version everywhere"
        )

    def _is_same(self, address: str) -> bool:
        return self._known.get(address) == __version__

    def _ask(self, workers: list[str]) -> None:
        if not workers:
            return
        try:
            told = self._client.run(installed_version, workers=workers, on_error="return")
        except (OSError, RuntimeError, LookupError, ValueError):  # one that has gone meanwhile
            return
        self._known |= {address: _text(version) for address, version in told.items()}


def _text(version: object) -> str:
    """What a worker tells; it cannot import this function where its normviz is another one."""
    if not isinstance(version, str):
        return "another version or none"
    return version[:_LONGEST] if version.isprintable() else "another version or none"
