"""A checkpoint that cannot be read says what to do."""

from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.checkpoint import read_checkpoint


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    path.write_bytes(b"PK no archive")
    with pytest.raises(UserError, match=r"cut or damaged.*; restore it .* or train a new run"):
        read_checkpoint(path)


def test_foreign_arrays_are_no_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    np.savez(path, a=np.zeros(3))
    with pytest.raises(UserError, match=r"is no checkpoint of normviz.*; restore it"):
        read_checkpoint(path)
