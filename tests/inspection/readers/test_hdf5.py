import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

from normviz.inspection.readers import hdf5
from normviz.inspection.readers.hdf5 import read_hdf5


def test_a_part_of_a_file_is_read_in_another_process(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner.h5", tmp_path / "outer"
    with h5py.File(inner, "w") as file:
        file["v"] = np.array([1.0, 2.0])
    data = inner.read_bytes()
    outer.write_bytes(b"before" + data + b"behind")

    with outer.open("rb") as opened:
        content = read_hdf5(opened, 6, len(data))

    np.testing.assert_array_equal(content.root.arrays["v"].values, [1.0, 2.0])


def ending(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another program in place of the one that reads."""
    run = hdf5.subprocess.run
    command = [sys.executable, "-c", program]
    monkeypatch.setattr(hdf5.subprocess, "run", lambda _, **rest: run(command, **rest))


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import os; os.abort()", "could not read"),
        ("import sys; print('it is cut', end=''); sys.exit(2)", "it is cut"),
        ("print('no content')", "expected the content"),
    ],
)
def test_a_process_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, told: str
) -> None:
    ending(monkeypatch, program)
    (tmp_path / "m.h5").write_bytes(b"")
    with (tmp_path / "m.h5").open("rb") as opened, pytest.raises(ValueError, match=told):
        read_hdf5(opened)


def test_a_process_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending(monkeypatch, "while True: pass")
    monkeypatch.setattr(hdf5, "_PATIENCE", 0.1)
    (tmp_path / "m.h5").write_bytes(b"")
    with (tmp_path / "m.h5").open("rb") as opened, pytest.raises(ValueError, match="too long"):
        read_hdf5(opened)
