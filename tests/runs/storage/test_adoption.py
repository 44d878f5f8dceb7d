from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.spec_builder import build_spec
from normviz.runs.storage.adoption import adopt, run_files
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
