"""The client that asks runs at every kept step."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.ports.prediction import StepAnswers
from normviz.ui.draw.steps.steps_client import StepsClient
from tests.ui.draw.conftest import FakePredictor

IMAGES = [np.full((28, 28), value, np.float32) for value in (0.25, 0.5)]


@pytest.fixture
def client(fake: FakePredictor) -> Iterator[StepsClient]:
    made = StepsClient(lambda: fake)
    yield made
    made.close()


def test_runs_are_asked_one_after_the_other(qtbot: QtBot, client: StepsClient) -> None:
    found: list[StepAnswers] = []
    client.answered.connect(found.append)
    client.ask(IMAGES[0], ("a", "b"))
    qtbot.waitUntil(lambda: not client.is_busy)
    assert [each.name for each in found] == ["a", "b"]


def test_the_same_drawing_is_asked_about_new_steps_only(
    qtbot: QtBot, client: StepsClient, fake: FakePredictor
) -> None:
    for image in (IMAGES[0], IMAGES[0].copy(), IMAGES[1]):
        client.ask(image, ("a",))
        qtbot.waitUntil(lambda: not client.is_busy)
    assert [None if each is None else each.name for each in fake.known] == [None, "a", None]


def test_the_newest_drawing_wins(qtbot: QtBot, client: StepsClient, fake: FakePredictor) -> None:
    for _ in range(10_000):
        for image in IMAGES:
            client.ask(image, ("a", "b"))
    qtbot.waitUntil(lambda: not client.is_busy)
    assert len(fake.known) <= 3


def test_a_problem_names_its_run(qtbot: QtBot, client: StepsClient, fake: FakePredictor) -> None:
    fake.damaged.add("a")
    with qtbot.waitSignal(client.failed) as told:
        client.ask(IMAGES[0], ("a",))
    assert told.args == ["a", "A is damaged."]
    qtbot.waitUntil(lambda: not client.is_busy)
