import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.database import BusyError
from normviz.ui.draw.prediction.prediction_worker import ListedRuns, PredictionWorker


@pytest.fixture
def worker(fake) -> PredictionWorker:
    made = PredictionWorker(lambda: fake)
    made.load()
    return made


def test_loading_lets_the_default_model_answer_once(fake) -> None:
    models = PredictionWorker(lambda: fake).load()
    assert [model.name for model in models] == ["none", "batch", "group"]
    assert fake.asked == ["batch"]


def test_nothing_is_asked_before_it_is_loaded(fake) -> None:
    with pytest.raises(RuntimeError, match="loaded first"):
        _ = PredictionWorker(lambda: fake).service


def test_a_default_model_that_is_damaged_loads_nothing(fake) -> None:
    fake.damaged = {"batch"}
    worker = PredictionWorker(lambda: fake)
    with pytest.raises(UserError, match=r"batch\.npz is damaged"):
        worker.load()
    with pytest.raises(RuntimeError):
        _ = worker.service


def test_whatever_fails_is_told_in_one_line(
    worker: PredictionWorker, fake, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.error = RuntimeError("no memory\nand more")
    with pytest.raises(UserError, match=r"^no memory$"):
        worker.evaluate("batch", np.ones((1, 28, 28), np.float32))
    assert "and more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "is_locked"), [(BusyError("in use"), True), (UserError("in use"), False)]
)
def test_runs_that_cannot_be_listed_are_a_problem_and_no_error(
    worker: PredictionWorker, fake, error: Exception, is_locked: bool
) -> None:
    def refuse() -> None:
        raise error

    fake.runs = refuse
    assert worker.list_runs() == ListedRuns(problem="in use", is_locked=is_locked)


def test_runs_are_listed_and_released(worker: PredictionWorker, fake, run_info) -> None:
    fake.kept = [run_info("run")]
    assert [run.name for run in worker.list_runs().runs] == ["run"]
    worker.release({"run"})
    assert fake.released == ["run"]
