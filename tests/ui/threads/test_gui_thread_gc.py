import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from normviz.ui.threads.gui_thread_gc import Collector


class Knot:
    """A cycle that only the collector can undo."""

    undone = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.undone += 1


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    gc.collect()
    Knot.undone = 0
    collector = Collector()
    collector.start()
    yield collector
    collector.stop()
    assert gc.isenabled()


def tie(count: int) -> None:
    for _ in range(count):
        Knot()


def test_python_itself_collects_nothing_meanwhile(collector: Collector) -> None:
    assert not gc.isenabled()
    tie(5000)
    assert Knot.undone == 0
    collector.collect()
    assert Knot.undone == 5000


def test_old_objects_wait_while_it_is_busy(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (1000, 1000, 1000))
    monkeypatch.setattr(gc, "collect", asked.append)
    collector.busy = True
    collector.collect()
    collector.busy = False
    collector.collect()
    assert asked == [0, 2]


def test_nothing_is_collected_while_it_rests(collector: Collector) -> None:
    tie(5000)
    collector.resting = True
    collector.collect()
    assert Knot.undone == 0
    collector.resting = False
    collector.collect()
    assert Knot.undone == 5000


def test_two_collectors_spare_what_either_wants_spared(collector: Collector) -> None:
    other = Collector()
    other.start()
    other.resting = True
    tie(5000)
    collector.collect()
    assert Knot.undone == 0
    other.stop()
    assert not gc.isenabled()
    collector.collect()
    assert Knot.undone == 5000
