from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from normviz.ports.intents import AnswerWith, Intent, ShowRun, ShowTraining, TrainOnDigits
from normviz.runs.events import Failed, Finished, Stopped
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.ui.train.session.training_intents import TrainingIntents


class FakeSession(QObject):
    """A session that does what the test says."""

    state_changed = Signal(str)
    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.active = False
        self.started: list[RunSpec] = []

    def start(self, spec: RunSpec) -> None:
        self.started.append(spec)
        self.active = True


@pytest.fixture
def session(qapp: object) -> FakeSession:
    return FakeSession()


@pytest.fixture
def known() -> dict[str, object]:
    return {
        "digits": SimpleNamespace(state="finished", spec=build_spec("batch-norm")),
        "other": SimpleNamespace(state="finished", spec=build_spec("bn-mlp")),
        "half": SimpleNamespace(state="stopped", spec=build_spec("batch-norm")),
    }


@pytest.fixture
def intents(session: FakeSession, known: dict[str, object]) -> TrainingIntents:
    library = SimpleNamespace(run=known.get)
    return TrainingIntents(session, library, session)  # type: ignore[arg-type]


@pytest.fixture
def told(intents: TrainingIntents) -> list[Intent]:
    """What was intent_requested and offered, in this order."""
    found: list[Intent] = []
    intents.intent_requested.connect(found.append)
    intents.intent_offered.connect(lambda _, intent: found.append(intent))
    return found


def test_what_ends_answers_drawings(session: FakeSession, told: list[Intent]) -> None:
    session.ended.emit(Finished("digits"))
    assert told == [AnswerWith("digits"), ShowRun("digits")]


@pytest.mark.parametrize("event", [Finished("other"), Stopped("half", 3)])
def test_what_reads_no_digits_or_is_not_finished_is_not_offered(
    session: FakeSession, told: list[Intent], event: Finished | Stopped
) -> None:
    session.ended.emit(event)
    assert told == [AnswerWith(event.run)]


def test_a_failed_training_offers_nothing(session: FakeSession, told: list[Intent]) -> None:
    session.ended.emit(Failed("digits", "no memory"))
    assert told == []


def test_who_had_own_digits_trained_on_is_led_back(
    session: FakeSession, intents: TrainingIntents, told: list[Intent]
) -> None:
    spec = build_spec("batch-norm")
    assert intents.refusal(TrainOnDigits(spec)) is None
    intents.carry_out(TrainOnDigits(spec))
    assert session.started == [spec]
    session.ended.emit(Stopped("half", 3))
    assert told == [AnswerWith("half"), ShowRun("half")]


def test_only_one_training_at_a_time(session: FakeSession, intents: TrainingIntents) -> None:
    session.active = True
    refusal = intents.refusal(TrainOnDigits(build_spec("batch-norm")))
    assert refusal is not None
    assert refusal.instead == ShowTraining()
    assert intents.refusal(ShowTraining()) is None
