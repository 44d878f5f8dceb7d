"""``normviz accuracy``: what it measures, makes and refuses."""

import json
from pathlib import Path

import pytest

from normviz.cli import main
from normviz.engine.training import trainer
from normviz.runs.control import TrainingControl
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder of two short trainings, and the ids of one with batch norm and one without."""
    folder = tmp_path_factory.mktemp("runs")
    settings = {"epochs": 1, "train_size": 160, "validation_size": 40, "batch_size": 32}
    with Store(folder) as store:
        ids = [
            trainer.train(
                build_spec("tutorial-norms", norm=norm, dataset="digits", settings=settings),
                lambda _: None,
                TrainingControl(),
                store,
            )
            for norm in ("batch", "none")
        ]
    return folder, ids[0], ids[1]


def test_three_accuracies_and_a_new_run(capsys: Capture, runs: tuple[Path, str, str]) -> None:
    folder, run, _ = runs
    words = ["accuracy", run, "--runs-dir", str(folder), "--batch-size", "8", "--samples", "30"]
    assert main([*words, "--recalibrate", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["run"], found["step"]) == (run, 5)
    assert (found["samples"], found["batch_size"]) == (30, 8)
    assert all(0 <= found[name] <= 1 for name in ("batch", "moving", "recalibrated"))
    assert found["initial_weight"] == pytest.approx(0.99**5)
    with Store(folder) as store:
        assert store.run(found["recalibrated_run"]).name == f"{run} recalibrated"


def test_people_get_a_table_and_no_run_is_made(
    capsys: Capture, runs: tuple[Path, str, str]
) -> None:
    folder, run, _ = runs
    with Store(folder) as store:
        before = len(store.runs())
    assert main(["accuracy", run, "--runs-dir", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "recalibrated over the training set" in out
    assert "still weigh 95.1%" in out
    with Store(folder) as store:
        assert len(store.runs()) == before


def test_a_run_without_batch_norm_is_refused_in_one_line(
    capsys: Capture, runs: tuple[Path, str, str]
) -> None:
    folder, _, plain = runs
    assert main(["accuracy", plain, "--runs-dir", str(folder)]) == 2
    err = capsys.readouterr().err
    assert f"{plain} has no batch norm" in err
    assert len(err.splitlines()) == 1


def test_an_unknown_run_is_refused(capsys: Capture, runs: tuple[Path, str, str]) -> None:
    assert main(["accuracy", "gone", "--runs-dir", str(runs[0])]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5"])
def test_a_batch_size_is_a_whole_number(capsys: Capture, given: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["accuracy", "any", "--batch-size", given])
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
