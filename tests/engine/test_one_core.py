import os
import sys

import pytest

from normviz.engine import one_core
from normviz.engine.keras_loading import load_keras
from normviz.engine.one_core import ONE_CORE, is_kept_to_one_core, keep_to_one_core, threads


def test_a_process_computes_with_one_thread_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_keras()
    monkeypatch.setattr(os, "environ", {"OMP_NUM_THREADS": "4"})
    keep_to_one_core()
    assert os.environ == {"OMP_NUM_THREADS": "4"}  # TensorFlow is loaded: it is too late

    monkeypatch.delitem(sys.modules, "tensorflow")
    keep_to_one_core()
    assert os.environ == threads() == ONE_CORE | {"OMP_NUM_THREADS": "4"}


@pytest.mark.parametrize(
    ("environment", "cores", "is_kept"),
    [({}, 8, False), ({}, 1, True), ({"TF_NUM_INTRAOP_THREADS": "3"}, 8, True)],
)
def test_it_is_known_whether_others_compute_the_same(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], cores: int, is_kept: bool
) -> None:
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr(one_core, "usable_cores", lambda: cores)
    assert is_kept_to_one_core() is is_kept
