import sqlite3
import time

import pytest

from normviz.errors import UserError
from normviz.ports.models import ModelInfo
from normviz.runs.database import BusyError
from normviz.runs.store import Store
from normviz.ui.draw.own.fine_tuning import fine_tuning_of

MODELS = [
    ModelInfo("batch", "Batch Norm", "batch", is_default=True),
    ModelInfo("group", "Batch Norm, own digits", "group"),
]


def test_a_model_that_ships_is_trained_on_under_another_name(tmp_path) -> None:
    spec = fine_tuning_of("batch", MODELS[:1], tmp_path)
    assert (spec.start, spec.dataset, spec.norm) == ("batch", "own", "batch")
    assert spec.name == "Batch Norm, own digits"


def test_a_title_that_is_taken_gets_a_number(tmp_path) -> None:
    assert fine_tuning_of("batch", MODELS, tmp_path).name == "Batch Norm, own digits 2"


def test_what_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(UserError, match="gone"):
        fine_tuning_of("gone", MODELS, tmp_path)


def test_a_folder_in_use_is_told_at_once(tmp_path) -> None:
    Store(tmp_path).close()
    other = sqlite3.connect(tmp_path / "runs.sqlite", isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(BusyError):
        fine_tuning_of("gone", MODELS, tmp_path)
    assert time.monotonic() - began < 5
    other.close()
