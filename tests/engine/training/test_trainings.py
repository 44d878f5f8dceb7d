from pathlib import Path

import pytest

from normviz.engine.training import trainings as module
from normviz.engine.training.continuation import ResumeChanges
from normviz.engine.training.training_process import TrainingJob
from normviz.engine.training.trainings import Trainings
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

SPEC = build_spec("one-layer", dataset="digits", deterministic=True)


class FakeProcess:
    """Notes what it is to train."""

    def __init__(self) -> None:
        self.jobs: list[TrainingJob] = []
        self.is_closed = False

    def train(self, job: TrainingJob, *_: object) -> str:
        self.jobs.append(job)
        return "beside"

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> FakeProcess:
    """In the place of the process beside; training here is only told."""
    made = FakeProcess()
    monkeypatch.setattr(module, "TrainingProcess", lambda: made)
    monkeypatch.setattr(module.trainer, "train", lambda *_: "here")
    monkeypatch.setattr(module.trainer, "resume", lambda *_: "here")
    return made


def _ignore(_: Event) -> None:
    pass


@pytest.mark.parametrize(
    ("deterministic", "is_kept", "place"),
    [(True, False, "beside"), (True, True, "here"), (False, False, "here")],
)
def test_only_what_would_end_otherwise_is_trained_beside(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    process: FakeProcess,
    deterministic: bool,
    is_kept: bool,
    place: str,
) -> None:
    monkeypatch.setattr(module, "is_kept_to_one_core", lambda: is_kept)
    spec = build_spec("one-layer", dataset="digits", deterministic=deterministic)
    with Store(tmp_path) as store, store.create(spec) as writer:
        writer.state("stopped")

    with Trainings(tmp_path) as trainings:
        assert trainings.train(spec, _ignore, TrainingControl()) == place
        assert trainings.resume(writer.run, _ignore, TrainingControl()) == place

    assert [each.what for each in process.jobs] == [spec, writer.run] * (place == "beside")
    assert process.is_closed


def test_a_run_is_found_by_its_name_and_goes_on_as_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: FakeProcess
) -> None:
    monkeypatch.setattr(module, "is_kept_to_one_core", lambda: False)
    with Store(tmp_path) as store, store.create(SPEC) as writer:
        writer.state("stopped")
        store.rename(writer.run, "mine")

    with Trainings(tmp_path, tmp_path / "data") as trainings:
        trainings.resume("mine", _ignore, TrainingControl(), ResumeChanges(epochs=3))

    wanted = TrainingJob(tmp_path, tmp_path / "data", writer.run, ResumeChanges(epochs=3))
    assert process.jobs == [wanted]
