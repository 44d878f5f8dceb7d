import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ports.models import ModelInfo
from normviz.ports.prediction import Answer, FoldCheck, Question
from normviz.runs.database import BusyError
from normviz.ui.draw.prediction.prediction_client import PredictionClient


def page(value: float) -> np.ndarray:
    return np.full((28, 28), value, np.float32)


def question(value: float) -> Question:
    return Question(page(value), ("none", "batch"))


@pytest.fixture
def client(qtbot: QtBot, fake):
    made = PredictionClient(lambda: fake)
    yield made
    fake.gate.set()
    made.close()
    made.deleteLater()


@pytest.fixture
def answers(client: PredictionClient) -> list[Answer]:
    got: list[Answer] = []
    client.answered.connect(got.append)
    return got


@pytest.fixture
def load(qtbot: QtBot, client: PredictionClient) -> Callable[[], None]:
    def start() -> None:
        with qtbot.waitSignal(client.loaded):
            client.start()
        qtbot.waitUntil(lambda: not client.is_busy)

    return start


def test_models_answer_in_another_thread(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    load()
    assert [model.name for model in client.models] == ["none", "batch", "group"]
    client.ask(question(1))
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert set(answers[0].probabilities) == {"none", "batch"}
    assert threading.current_thread().name not in fake.threads
    assert not client.is_busy


def test_the_default_model_answers_while_others_are_loaded(
    qtbot: QtBot, client: PredictionClient, fake, answers
) -> None:
    grown: list[set[str]] = []
    client.answered.connect(lambda answer: grown.append(set(answer.probabilities)))
    client.model_changed.connect(lambda: client.ask(question(1)))
    client.ask(question(1))
    client.start()
    qtbot.waitUntil(lambda: not client.is_busy and bool(grown) and len(grown[-1]) == 2)
    assert grown[0] == {"batch"}


def test_the_thread_stays_one_and_the_same_for_python(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    kept = threading.local()
    seen: list[bool] = []

    def predict(name: str, images: np.ndarray) -> np.ndarray:
        seen.append(getattr(kept, "was_here", False))
        kept.was_here = True
        return np.full((len(images), 10), 0.1, np.float32)

    fake.predict = predict
    load()
    client.ask(question(1))
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert seen == [False, True, True, True, True]


def test_a_question_before_the_models_are_there_is_kept(
    qtbot: QtBot, client: PredictionClient, answers, load
) -> None:
    client.ask(question(0.3))
    client.ask(question(0.7))
    load()
    assert answers[0].question.image[0, 0] == pytest.approx(0.7)
    assert len(answers) == 1


def test_only_the_newest_drawing_is_asked_about(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    load()
    fake.gate.clear()
    for value in (0.1, 0.2, 0.3, 0.4, 0.5):
        client.ask(question(value))
    assert client.is_busy
    fake.gate.set()
    qtbot.waitUntil(lambda: not client.is_busy)
    asked = sorted({float(image[0, 0]) for image in fake.images})
    assert asked == pytest.approx([0.1, 0.5])
    assert [float(each.question.image[0, 0]) for each in answers] == pytest.approx([0.1, 0.5])


def test_a_forgotten_question_brings_no_answer(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    load()
    fake.gate.clear()
    client.ask(question(0.1))
    client.ask(question(0.2))
    client.forget()
    fake.gate.set()
    qtbot.waitUntil(lambda: not client.is_busy)
    assert answers == []
    assert len(fake.images) == 2  # both models, of the first drawing


def test_mates_and_pixels_are_asked_about(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    load()
    mates = np.stack([page(0.5)] * 3)
    client.ask(Question(page(1), ("batch",), mates, ("batch",), "batch", "occlusion"))
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert fake.mates[0].shape == (3, 28, 28)
    assert int(np.argmax(answers[0].in_training["batch"])) == 4
    assert fake.salient == [("batch", 3, "occlusion")]
    assert answers[0].saliency is not None


def test_a_set_is_read_by_every_model(qtbot: QtBot, client: PredictionClient, load) -> None:
    load()
    with qtbot.waitSignal(client.evaluated) as evaluated:
        client.evaluate(np.stack([page(1)] * 4), ["none", "batch", "group"])
    (said,) = evaluated.args
    assert {name: each.shape for name, each in said.items()} == {
        "none": (4, 10),
        "batch": (4, 10),
        "group": (4, 10),
    }


def test_a_failure_is_one_sentence_and_the_next_question_is_answered(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    load()
    told: list[str] = []
    client.failed.connect(told.append)
    fake.error = UserError("expected a model, received none")
    for _ in range(2):
        client.ask(question(1))
        qtbot.waitUntil(lambda: not client.is_busy)
    assert told == [
        f"{title} cannot answer. Expected a model, received none."
        for title in ("No norm", "Batch Norm")
    ]
    fake.error = None
    client.ask(question(1))
    qtbot.waitUntil(lambda: not client.is_busy)
    assert set(answers[-1].probabilities) == {"none", "batch"}


def test_models_that_cannot_be_loaded_are_told(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def load() -> None:
        raise RuntimeError("no memory\nmore")

    client = PredictionClient(load)  # type: ignore[arg-type]
    with qtbot.waitSignal(client.failed) as failed:
        client.start()
    assert failed.args == ["Something went wrong (no memory). Try again."]
    assert not client.is_busy
    assert "RuntimeError: no memory" in capsys.readouterr().err
    client.close()


def test_closing_ends_the_thread_even_before_it_started(qtbot: QtBot, fake) -> None:
    client = PredictionClient(lambda: fake)
    client.close()
    assert client.models == ()


def test_nothing_starts_once_it_is_asked_to_stop(
    qtbot: QtBot, client: PredictionClient, fake, answers: list[Answer]
) -> None:
    with qtbot.waitSignal(client.loaded):
        client.start()
    qtbot.waitUntil(lambda: not client.is_busy)
    fake.gate.clear()
    client.ask(question(0.5))
    fake.gate.set()
    assert client.close()
    client.refresh()
    QApplication.processEvents()  # delivers the answer that was under way
    assert not client._background.busy
    assert answers == []


def names(client: PredictionClient) -> list[str]:
    return [model.name for model in client.models]


def test_runs_are_listed_behind_the_models_that_ship(
    qtbot: QtBot, client: PredictionClient, fake, load, run_info
) -> None:
    fake.kept = [run_info("new"), run_info("old")]
    load()
    assert names(client) == ["none", "batch", "group", "new", "old"]
    fake.kept = fake.kept[1:]
    with qtbot.waitSignal(client.listed):
        client.refresh()
    assert names(client) == ["none", "batch", "group", "old"]
    client.listed.connect(pytest.fail)  # nothing is new
    client.refresh()
    qtbot.waitUntil(lambda: not client.is_busy)


def test_models_that_ship_answer_before_runs_are_loaded(
    qtbot: QtBot, client: PredictionClient, fake, load, run_info
) -> None:
    fake.kept = [run_info("wanted"), run_info("other")]
    client.want(["batch", "wanted"])
    load()
    assert fake.asked == ["batch", "none", "group", "wanted"]
    assert client.ready == {"batch", "none", "group", "wanted"}


def test_a_run_that_was_trained_on_answers_with_its_new_weights(
    qtbot: QtBot, client: PredictionClient, fake, answers, load, run_info
) -> None:
    fake.kept = [run_info("run")]
    client.want(["run"])
    load()
    fake.asked.clear()
    fake.kept = [run_info("run", version="2")]
    with qtbot.waitSignal(client.model_changed):
        client.refresh()
    assert fake.asked == ["run"]
    client.ask(Question(page(1), ("run",)))
    qtbot.waitUntil(lambda: len(answers) == 1)


def test_a_run_that_is_not_wanted_any_more_is_released_and_loaded_again(
    qtbot: QtBot, client: PredictionClient, fake, load, run_info
) -> None:
    fake.kept = [run_info("one"), run_info("two")]
    client.want(["one", "two"])
    load()
    qtbot.waitUntil(lambda: {"one", "two"} <= set(client.ready))
    client.want(["two"])
    assert "one" not in client.ready
    qtbot.waitUntil(lambda: fake.released == ["one"])
    assert "batch" in client.ready
    client.want(["one"])
    qtbot.waitUntil(lambda: "one" in client.ready)
    assert fake.released == ["one", "two"]


def test_a_run_that_was_deleted_is_released(
    qtbot: QtBot, client: PredictionClient, fake, load, run_info
) -> None:
    fake.kept = [run_info("run")]
    client.want(["run"])
    load()
    qtbot.waitUntil(lambda: "run" in client.ready)
    fake.kept = []
    client.refresh()
    qtbot.waitUntil(lambda: fake.released == ["run"])
    assert "run" not in client.ready


def test_a_damaged_run_is_told_once_and_the_others_answer(
    qtbot: QtBot, client: PredictionClient, fake, answers, load, run_info
) -> None:
    fake.kept = [run_info("run", "My run")]
    fake.damaged = {"run"}
    told: list[str] = []
    client.failed.connect(told.append)
    client.want(["batch", "run"])
    load()
    for _ in range(2):
        client.ask(Question(page(1), ("batch", "run")))
        qtbot.waitUntil(lambda: not client.is_busy)
    assert told == ["My run cannot answer. run.npz is damaged. Untick it, or train it again."]
    assert client.problems == {"run": "run.npz is damaged."}
    assert set(answers[-1].probabilities) == {"batch"}
    fake.damaged.clear()
    client.want(["batch"])
    client.want(["batch", "run"])  # chosen anew, and mended meanwhile
    qtbot.waitUntil(lambda: "run" in client.ready)
    assert client.problems == {}


def test_a_runs_folder_that_cannot_be_read_leaves_the_models_that_ship(
    qtbot: QtBot, client: PredictionClient, fake, answers, load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> list[object]:
        raise UserError("runs.sqlite is damaged: choose another folder")

    monkeypatch.setattr(fake, "runs", refuse)
    with qtbot.waitSignal(client.failed) as failed:
        load()
    assert failed.args == ["runs.sqlite is damaged: choose another folder."]
    client.ask(question(1))
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert names(client) == ["none", "batch", "group"]


def test_a_drawing_is_answered_while_a_set_is_read(
    qtbot: QtBot, client: PredictionClient, fake, answers, load
) -> None:
    load()
    fake.gate.clear()
    evaluated: list[object] = []
    client.evaluated.connect(evaluated.append)
    client.evaluate(np.stack([page(0.5)] * 2), ["none", "batch", "group"])
    client.ask(question(1))
    client.answered.connect(lambda _: evaluated.append("answer"))
    fake.gate.set()
    qtbot.waitUntil(lambda: len(evaluated) == 2)
    assert evaluated[0] == "answer"  # before the second model has read the set


def test_a_failing_reader_leaves_the_others_theirs(
    qtbot: QtBot, client: PredictionClient, fake, load
) -> None:
    load()
    fake.damaged = {"batch"}
    told: list[str] = []
    client.failed.connect(told.append)
    with qtbot.waitSignal(client.evaluated) as evaluated:
        client.evaluate(np.stack([page(1)] * 4), ["none", "batch"])
    assert set(evaluated.args[0]) == {"none"}
    assert told == ["Batch Norm cannot answer. batch.npz is damaged."]


def test_locked_runs_are_looked_for_again_until_they_are_free(
    qtbot: QtBot, client: PredictionClient, fake, load, run_info
) -> None:
    fake.kept = [run_info("run")]
    load()
    kept, free = fake.runs, threading.Event()

    def runs():
        if not free.is_set():
            raise BusyError("runs.sqlite is in use by another program")
        return kept()

    fake.runs = runs
    client.failed.connect(pytest.fail)
    with qtbot.waitSignal(client.runs_locked) as told:
        client.refresh()
    assert told.args == ["runs.sqlite is in use by another program."]
    assert names(client) == ["none", "batch", "group", "run"]
    with qtbot.waitSignal(client.runs_unlocked):
        free.set()
    assert names(client) == ["none", "batch", "group", "run"]


def test_it_is_found_how_far_a_folded_network_is_once_it_answers(
    qtbot: QtBot, client: PredictionClient, fake, load
) -> None:
    whole = ModelInfo("batch", "Batch Norm", "batch", True)
    folded = replace(whole, name="batch:folded", is_default=False, is_folded=True)
    fake.models = lambda: [whole, folded]  # type: ignore[method-assign]
    load()
    assert fake.checked == []
    with qtbot.waitSignal(client.folds_checked):
        client.want(("batch", "batch:folded"))
    (found,) = client.folds.values()
    assert isinstance(found, FoldCheck)
    assert (found.network, found.samples) == ("batch", 1000)
    client.want(("batch",))
    assert client.folds == {}
    client.want(("batch:folded",))
    qtbot.waitUntil(lambda: not client.is_busy)
    assert fake.checked == ["batch:folded"]
    assert len(client.folds) == 1
