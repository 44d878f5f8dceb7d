"""Loading the engine in the background: after a delay, and not if the window closes first."""

import pytest
from PySide6.QtCore import QDeadlineTimer
from pytestqt.qtbot import QtBot

from normviz.app import engine_preloader
from normviz.app.engine_preloader import EnginePreloader


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    seen: list[int] = []
    monkeypatch.setattr(engine_preloader, "_load_engine", lambda: seen.append(1))
    return seen


def test_it_loads_after_the_delay(qtbot: QtBot, loads: list[int]) -> None:
    preloader = EnginePreloader(delay_ms=1)
    preloader.start()
    assert not loads
    qtbot.waitUntil(lambda: not preloader.is_busy)
    assert loads == [1]
    assert preloader.stop(QDeadlineTimer(5000))


def test_a_window_that_closes_first_loads_nothing(qtbot: QtBot, loads: list[int]) -> None:
    preloader = EnginePreloader(delay_ms=60_000)
    preloader.start()
    assert preloader.stop(QDeadlineTimer(5000))
    assert not preloader.is_busy
    assert not loads


def test_a_failure_is_left_to_those_who_need_the_engine(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from normviz.errors import UserError

    def fail() -> None:
        raise UserError("expected TensorFlow, found none")

    monkeypatch.setattr(engine_preloader, "_load_engine", fail)
    preloader = EnginePreloader(delay_ms=0)
    preloader.start()
    qtbot.waitUntil(lambda: not preloader.is_busy)
    assert preloader.stop(QDeadlineTimer(5000))
