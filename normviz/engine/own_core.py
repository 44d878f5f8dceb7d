"""Gives each worker of this machine a core of its own.

The threads of one training wake one another several times per step. Where the system moves them
from core to core they wait longer and find less in the caches: it costs a sixth of the time.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

_CORES: Final = "NORMVIZ_WORKER_CORES"
"""The variable that tells the workers which cores are theirs, in the order of the workers."""
_SECONDS: Final = 0.1
"""So long the cores are watched."""
_BUSY: Final = 0.3
"""Share of its time in which a core computes for other programs."""
_LONG: Final = 3.0
"""Seconds after which it can be told whether a core is shared."""
_LEAST: Final = 0.7
"""Share of its time in which a worker computes on a core of its own; with two of them it is 0.5."""
_GPUS: Final = tuple(map(Path, ("/dev/nvidiactl", "/dev/kfd", "/dev/dxg")))
"""Where there is one, the threads that feed it are not to wait for one another."""
_THREADS: Final = Path("/proc/self/task")
_STAT: Final = Path("/proc/stat")
_TOPOLOGY: Final = Path("/sys/devices/system/cpu")
_IDLE: Final = slice(3, 5)
"""Where the times of idleness and of waiting for disks stand in a line."""


class _Time:
    """Seconds that this worker trained on its core and computed meanwhile, since the last look.

    Attributes:
        allowed: The cores that it might use before; empty where it has none of its own.
    """

    wall: ClassVar[float] = 0.0
    computing: ClassVar[float] = 0.0
    allowed: ClassVar[set[int]] = set()


@dataclass(frozen=True)
class Core:
    """One core that this process may use.

    Attributes:
        number: The system's.
        load: Share of its time in which it computes.
        twin: Whether a core before it shares its circuits, as of two hardware threads.
        hertz: Its highest clock rate; 0 where that is not known. Laptops have slow cores too.
    """

    number: int
    load: float
    twin: bool = False
    hertz: float = 0.0


def cores_for(count: int) -> dict[str, str]:
    """The variable that gives each of so many workers a core; empty where it would not help.

    Args:
        count: Workers that begin now.
    """
    if not hasattr(os, "sched_setaffinity") or any(place.exists() for place in _GPUS):
        return {}
    allowed = sorted(os.sched_getaffinity(0))
    if count > len(allowed):
        return {}
    with suppress(OSError, ValueError, LookupError):
        chosen = best(_cores(allowed), count)
        return {_CORES: ",".join(str(core.number) for core in chosen)}
    return {}


def best(cores: Iterable[Core], count: int) -> list[Core]:
    """The cores for so many workers: idle ones, each with circuits of its own, the fastest."""
    ranked = sorted(
        cores, key=lambda core: (core.load > _BUSY, core.twin, -core.hertz, core.load, core.number)
    )
    return ranked[:count]


def keep_to_own_core(worker: object) -> None:
    """Keeps the calling thread, and the threads that it starts, to the core of a worker.

    Args:
        worker: The worker's name; a number from 0 for one of this machine.
    """
    given = os.environ.get(_CORES, "").split(",")
    if type(worker) is not int or not 0 <= worker < len(given) or not given[worker].isdecimal():
        return
    with suppress(OSError):  # the core may be gone, or forbidden by now
        _Time.allowed = _Time.allowed or os.sched_getaffinity(0)
        os.sched_setaffinity(0, {int(given[worker])})


@contextmanager
def sharing_watched() -> Iterator[None]:
    """Gives the core of this worker back where the block had to share it with another program.

    Somebody else may have chosen the same core in the same moment, while others are idle.
    """
    wall, computing = time.perf_counter(), time.process_time()
    yield
    _Time.wall += time.perf_counter() - wall
    _Time.computing += time.process_time() - computing
    if _Time.allowed and _Time.wall > _LONG:
        if _Time.computing < _LEAST * _Time.wall:
            _give_back(_Time.allowed)
            _Time.allowed = set()
        _Time.wall = _Time.computing = 0.0


def _give_back(allowed: set[int]) -> None:
    """Lets all threads of this process use all cores again."""
    os.environ[_CORES] = ""
    for thread in _THREADS.iterdir():
        with suppress(OSError):  # it may have ended
            os.sched_setaffinity(int(thread.name), allowed)


def _cores(numbers: list[int]) -> list[Core]:
    """What is known of some cores.

    Raises:
        OSError: The system does not tell how busy they are.
        ValueError: It tells something else.
        KeyError: One is missing there.
    """
    before = _times()
    time.sleep(_SECONDS)
    after = _times()
    found, seen = [], set[str]()
    for number in numbers:
        idle, whole = (new - old for new, old in zip(after[number], before[number], strict=True))
        place = _TOPOLOGY / f"cpu{number}"
        siblings = _read(place / "topology" / "thread_siblings_list") or str(number)
        load = 1 - idle / whole if whole > 0 else 0.0
        clock = _read(place / "cpufreq" / "cpuinfo_max_freq")
        hertz = 1000.0 * int(clock) if clock.isdecimal() else 0.0
        found.append(Core(number, load, siblings in seen, hertz))
        seen.add(siblings)
    return found


def _times() -> dict[int, tuple[int, int]]:
    """Core to its time of idleness and its whole time, in ticks."""
    found = {}
    for line in _STAT.read_text("ascii").splitlines():
        name, *ticks = line.split()
        if name.startswith("cpu") and name != "cpu":
            numbers = [int(tick) for tick in ticks]
            found[int(name[3:])] = sum(numbers[_IDLE]), sum(numbers)
    return found


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("ascii").strip()
    return ""
