"""How far a folded network answers from the original."""

from pathlib import Path

import pytest

from normviz.engine.batch_norm.fold_check import SAMPLES, check_fold
from normviz.errors import UserError


def test_a_model_that_ships_answers_the_same_without_its_norm(tmp_path: Path) -> None:
    checked = check_fold("batch", tmp_path)
    assert checked.check.network == "batch"
    assert 0 < checked.check.samples <= SAMPLES
    assert checked.check.largest <= 1e-4
    assert checked.folded.pairs


def test_a_network_without_batch_norm_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="batch norm"):
        check_fold("layer", tmp_path)
