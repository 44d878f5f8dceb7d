from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.lessons import lesson_client
from normviz.ui.lessons.lesson_client import LessonClient
from tests.ui.learn.conftest import FakeLessons


@pytest.fixture
def service() -> FakeLessons:
    return FakeLessons()


@pytest.fixture
def client(
    qapp: object, service: FakeLessons, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LessonClient]:
    monkeypatch.setattr(lesson_client, "_REST_MS", 20)
    made = LessonClient(lambda: service)
    yield made
    assert made.close()


def test_results_are_computed_once(
    qtbot: QtBot, client: LessonClient, service: FakeLessons
) -> None:
    assert client.results("epsilon") is None
    with qtbot.waitSignal(client.changed) as told:
        client.want("epsilon")
    assert told.args == ["epsilon"]
    assert client.results("epsilon")
    client.want("epsilon")
    assert not client.is_busy
    assert service.asked == ["epsilon"]


def test_a_check_that_failed_can_be_wanted_again(
    qtbot: QtBot, client: LessonClient, service: FakeLessons
) -> None:
    service.refused.add("epsilon")
    with qtbot.waitSignal(client.changed):
        client.want("epsilon")
    assert "memory" in client.problem("epsilon")
    service.refused.clear()
    with qtbot.waitSignal(client.changed):
        client.want("epsilon")
    assert client.problem("epsilon") == ""
    assert client.results("epsilon")


def test_nothing_is_computed_that_is_not_looked_at_for_a_moment(
    qtbot: QtBot, client: LessonClient, service: FakeLessons
) -> None:
    client.want("epsilon")
    with qtbot.waitSignal(client.changed):
        client.want("undo")
    assert service.asked == ["undo"]
