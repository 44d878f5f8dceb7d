from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.train.session import downloads as module
from normviz.ui.train.session.downloads import Downloads


class Log:
    """What a download tells."""

    def __init__(self, downloads: Downloads) -> None:
        self.said: list[tuple[str, str]] = []
        self.bytes: list[int] = []
        downloads.message.connect(lambda kind, text: self.said.append((kind, text)))
        downloads.advanced.connect(lambda done, _: self.bytes.append(done))


@pytest.fixture
def downloads(qtbot: QtBot, service: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Downloads]:
    monkeypatch.setattr(module, "_LOOK_MS", 2)
    made = Downloads(service)
    yield made
    assert made.shut_down()


def test_a_download_tells_how_far_it_is_and_that_it_is_here(
    qtbot: QtBot, downloads: Downloads, service: Any
) -> None:
    log = Log(downloads)
    downloads.start("mnist")
    qtbot.waitUntil(lambda: log.bytes[-1] > 0)
    with qtbot.waitSignal(downloads.ended):
        service.downloaded.set()
    assert log.said == [("info", "MNIST is here.")]
    assert log.bytes[0] == 0
    assert log.bytes == sorted(log.bytes)
    assert log.bytes[-1] > 0


def test_a_cancelled_download_is_told_so(qtbot: QtBot, downloads: Downloads) -> None:
    log = Log(downloads)
    downloads.start("mnist")
    qtbot.waitUntil(lambda: log.bytes[-1] > 0)
    with qtbot.waitSignal(downloads.ended):
        downloads.cancel()
    assert log.said == [("info", "The download was cancelled.")]


def test_one_at_a_time(qtbot: QtBot, downloads: Downloads, service: Any) -> None:
    downloads.start("mnist")
    downloads.start("fashion-mnist")
    with qtbot.waitSignal(downloads.ended):
        downloads.cancel()
    assert service.asked == ["download mnist"]
    service.downloaded.set()
    with qtbot.waitSignal(downloads.ended):
        downloads.start("fashion-mnist")
    assert service.asked[1:] == ["download fashion-mnist"]


def test_what_goes_wrong_is_one_sentence(
    qtbot: QtBot, downloads: Downloads, service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise UserError("There is no network.")

    monkeypatch.setattr(service, "download", fail)
    log = Log(downloads)
    with qtbot.waitSignal(downloads.ended):
        downloads.start("mnist")
    assert log.said == [("error", "There is no network.")]


def test_a_window_that_closes_leaves_it(downloads: Downloads) -> None:
    downloads.start("mnist")
    downloads.ask_to_stop()
    assert downloads.shut_down()
