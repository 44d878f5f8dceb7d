"""A crash in native code names its test, whatever an earlier test did to faulthandler."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import ctypes
import faulthandler
from normviz.diagnostics.crash_report import crashes_recorded

def test_first(tmp_path):
    {first}

def test_of_the_crash():
    ctypes.string_at(0)
"""
BEFORE = {
    "pass": "pass",
    "turned off": "faulthandler.disable()",
    "pointed at a file": "faulthandler.enable((tmp_path / 'file').open('w'))",
    "crash files": "with crashes_recorded(tmp_path): pass",
}


@pytest.mark.parametrize("first", BEFORE.values(), ids=BEFORE)
def test_the_stack_is_on_the_terminal(tmp_path: Path, first: str) -> None:
    path = tmp_path / "test_it.py"
    path.write_text(TESTS.format(first=first), encoding="utf-8")
    options = ["-p", "tests.native_crashes", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "pytest", "--rootdir", str(tmp_path), *options, str(path)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode < 0 or done.returncode > 100
    assert "in string_at" in done.stderr
    assert "in test_of_the_crash" in done.stderr
