"""A run with batch norm that was stopped after 20 steps on the bundled digits."""

from pathlib import Path

import pytest

from normviz.engine.training import trainer
from normviz.runs.control import TrainingControl
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

STEPS = 20
SETTINGS = {"epochs": 1, "train_size": 32 * STEPS, "validation_size": 300, "batch_size": 32}


@pytest.fixture(scope="session")
def stopped_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the runs, and the run's id."""
    folder = tmp_path_factory.mktemp("runs")
    spec = build_spec("batch-norm", dataset="digits", settings=SETTINGS)
    with Store(folder) as store:
        return folder, trainer.train(spec, lambda _: None, TrainingControl(), store)
