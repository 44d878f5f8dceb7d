import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.threads.background_job import BackgroundJobs


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[BackgroundJobs]:
    background = BackgroundJobs()
    yield background
    background.stop()
    assert not background._thread.isRunning()


def test_jobs_run_elsewhere_in_order_and_answer_here(
    qtbot: QtBot, background: BackgroundJobs
) -> None:
    answers: list[object] = []
    main = threading.get_ident()

    def here(answer: object) -> None:
        assert threading.get_ident() == main
        answers.append(answer)

    for number in range(3):
        background.submit(lambda n=number: (n, threading.get_ident() == main), here, here)
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert answers == [(0, False), (1, False), (2, False)]


def test_a_user_error_is_told_in_its_own_words(qtbot: QtBot, background: BackgroundJobs) -> None:
    told: list[str] = []

    def job() -> None:
        raise UserError("expected this, received that")

    background.submit(job, lambda _: told.append("done"), told.append)
    qtbot.waitUntil(lambda: not background.busy)
    assert told == ["expected this, received that"]


def test_whatever_else_goes_wrong_is_reported_and_told(
    qtbot: QtBot, background: BackgroundJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    told: list[str] = []
    background.submit(lambda: [][1], lambda _: told.append("done"), told.append)
    background.submit(lambda: "still works", told.append, told.append)
    qtbot.waitUntil(lambda: not background.busy)
    assert told == ["IndexError: list index out of range", "still works"]
    assert reported == [IndexError]


def test_stopping_leaves_out_what_waits(qtbot: QtBot) -> None:
    background = BackgroundJobs()
    done: list[int] = []
    go = threading.Event()

    def slow() -> None:
        go.set()
        while background.busy:  # until it is being stopped
            QThread.msleep(1)

    background.submit(slow, lambda _: done.append(1), print)
    for number in range(5):
        background.submit(lambda n=number: done.append(n), done.append, print)
    assert go.wait(10)
    background.stop()
    assert done == []
    assert not background._thread.isRunning()


def test_it_works_again_after_a_stop(qtbot: QtBot, background: BackgroundJobs) -> None:
    told: list[object] = []
    for _ in range(2):
        background.stop()
        background.submit(lambda: 1, told.append, told.append)
        qtbot.waitUntil(lambda: not background.busy)
    assert told == [1, 1]
