"""The answers of a run at its kept steps."""

from pathlib import Path

import numpy as np
import pytest

from normviz.engine.inference.predictor import load_predictor
from normviz.engine.inference.step_answers import answers_over_steps
from normviz.engine.networks import network_of
from normviz.engine.training.model_state import copied_weights
from normviz.errors import UserError
from normviz.ports.prediction import StepAnswers
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.weight_timeline import FOLDER, WeightTimeline

STEPS = (0, 4, 8)
IMAGE = np.linspace(0, 1, 784, dtype=np.float32).reshape(28, 28)
ROW = Epoch(1, 8, 0.5, 0.5, 0.5, 0.9, 1.0, 1.0, 0.01)


@pytest.fixture
def run(tmp_path: Path) -> str:
    """A run whose weights grow with the steps."""
    spec = build_spec("one-layer", dataset="digits")
    weights = copied_weights(network_of(spec))
    with Store(tmp_path) as store, store.create(spec) as writer:
        timeline = WeightTimeline(store.path(writer.run), STEPS[-1], 1, len(STEPS))
        for step in STEPS:
            timeline.keep(step, [weight * (1 + step) for weight in weights])
        arrays = {f"model.{i}": weight * 9 for i, weight in enumerate(weights)}
        writer.save(Checkpoint(1, 0, STEPS[-1], ROW, arrays))
        writer.state("finished")
        return writer.run


def test_every_step_answers_as_its_weights_do(tmp_path: Path, run: str) -> None:
    with Store(tmp_path) as store:
        found = answers_over_steps(store, run, load_predictor(run, tmp_path), IMAGE)
    assert found.steps == STEPS
    newest = load_predictor(run, tmp_path).predict(IMAGE[None])[0]
    np.testing.assert_allclose(found.probabilities[-1], newest, atol=1e-6)
    assert found.probabilities.sum(1) == pytest.approx(np.ones(3), abs=1e-5)
    assert np.abs(found.probabilities[0] - newest).max() > 0.01


def test_what_is_known_is_kept_and_what_is_damaged_left_out(tmp_path: Path, run: str) -> None:
    known = StepAnswers(run, (0, 3), np.full((2, 10), 0.1, np.float32))
    entry = tmp_path / run / FOLDER / "step-00000004.npz"
    entry.write_bytes(entry.read_bytes()[:50])
    with Store(tmp_path) as store:
        found = answers_over_steps(store, run, load_predictor(run, tmp_path), IMAGE, known)
    assert found.steps == (0, 8)
    assert found.unread == 1
    assert (found.probabilities[0] == np.float32(0.1)).all()


def test_a_run_whose_files_are_gone_is_told(tmp_path: Path, run: str) -> None:
    predictor = load_predictor(run, tmp_path)
    (tmp_path / run).rename(tmp_path / "elsewhere")
    with Store(tmp_path) as store, pytest.raises(UserError, match="files"):
        answers_over_steps(store, run, predictor, IMAGE)
