from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import Reason, UserError, stored
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.spec_builder import build_spec
from normviz.runs.storage.adoption import adopt, adopt_failed, run_files
from normviz.runs.storage.history import RunHistory
from normviz.runs.store import Store

SPEC = build_spec("one-layer", dataset="digits", settings={"epochs": 1}, deterministic=True)


@pytest.fixture
def files(
    tmp_path: Path, row: Callable[..., Epoch], checkpoint: Callable[[Epoch], Checkpoint]
) -> dict[str, bytes]:
    """Of a finished run that was trained in another folder."""
    with Store(tmp_path / "there") as store, store.create(SPEC) as writer:
        writer.save(checkpoint(row(1)))
        writer.state("finished")
        return run_files(store.path(writer.run))


def test_the_runs_folder_lists_an_adopted_run(tmp_path: Path, files: dict[str, bytes]) -> None:
    here = tmp_path / "here"
    Store(here).close()

    run = adopt(here, files, SPEC)

    with Store(here) as store:
        found = store.run(run)
        assert (found.state, found.spec, found.name) == ("finished", SPEC, run)
        assert store.checkpoint(run) is not None


@pytest.mark.parametrize("name", ["../away", "other.npz", "timeline/../../away", "runs.sqlite"])
def test_other_names_are_refused(tmp_path: Path, files: dict[str, bytes], name: str) -> None:
    (tmp_path / "here").mkdir()

    with pytest.raises(UserError, match="the files of a run"):
        adopt(tmp_path / "here", {**files, name: b""}, SPEC)

    assert list((tmp_path / "here").iterdir()) == []


def test_a_run_of_other_settings_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    (tmp_path / "here").mkdir()

    with pytest.raises(UserError, match="settings that were asked for"):
        adopt(tmp_path / "here", files, replace(SPEC, seed=1))

    assert list((tmp_path / "here").iterdir()) == []


def test_a_damaged_checkpoint_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    (tmp_path / "here").mkdir()
    name = "checkpoint.npz"

    with pytest.raises(UserError):
        adopt(tmp_path / "here", {**files, name: files[name][:100]}, SPEC)

    assert list((tmp_path / "here").iterdir()) == []


FAILURE = stored(Reason("No number at step {step}.", code="loss-not-finite", step=12))


@pytest.fixture(params=[True, False], ids=["after an epoch", "in the first epoch"])
def failed(
    tmp_path: Path,
    row: Callable[..., Epoch],
    checkpoint: Callable[[Epoch], Checkpoint],
    request: pytest.FixtureRequest,
) -> dict[str, bytes]:
    """Of a run of two epochs whose loss is no number at step 12."""
    values = np.full((12, 2), 0.5, np.float32)
    with Store(tmp_path / "there") as store, store.create(SPEC.with_epochs(2)) as writer:
        if request.param:
            writer.save(checkpoint(row(1)))
        folder = store.path(writer.run)
        RunHistory(folder).keep(0, values)
        return run_files(folder)


def test_a_run_that_failed_elsewhere_is_listed_as_failed(
    tmp_path: Path, failed: dict[str, bytes]
) -> None:
    here = tmp_path / "here"
    Store(here).close()

    run = adopt_failed(here, failed, SPEC.with_epochs(2), FAILURE)

    with Store(here) as store:
        (found,) = store.runs()
        assert (found.id, found.state, found.is_done) == (run, "failed", True)
        assert found.reason == "No number at step 12."
        assert found.ended is not None
        assert len(store.batches(run)) == 12
        assert found.epochs_done == ("checkpoint.npz" in failed)


@pytest.mark.parametrize(
    "failure", ["", "no space", stored(Reason("x" * 3000, code="loss-not-finite")), '{"text": 1}']
)
def test_only_a_run_that_its_own_numbers_ended_is_taken(
    tmp_path: Path, files: dict[str, bytes], failure: str
) -> None:
    (tmp_path / "here").mkdir()

    with pytest.raises(UserError, match="a run whose loss is not a number"):
        adopt_failed(tmp_path / "here", files, SPEC, failure)

    assert list((tmp_path / "here").iterdir()) == []


def test_nothing_stays_of_a_failed_run_of_other_settings(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    here = tmp_path / "here"
    Store(here).close()

    with pytest.raises(UserError, match="settings that were asked for"):
        adopt_failed(here, files, replace(SPEC, seed=1), FAILURE)

    with Store(here) as store:
        assert store.runs() == []
    assert [path for path in here.iterdir() if path.is_dir()] == []
