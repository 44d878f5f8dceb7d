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


COPIED = """
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

def test_copies():
    global application
    application = QApplication([])
    QApplication.clipboard().setMimeData(QMimeData())
"""


def run_tests(folder: Path, text: str) -> "subprocess.CompletedProcess[str]":
    """Runs a file of tests in a process of its own."""
    path = folder / "test_it.py"
    path.write_text(text, encoding="utf-8")
    options = ["-p", "tests.native_crashes", "-p", "no:cacheprovider", "-p", "no:xdist"]
    return subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "pytest", "--rootdir", str(folder), *options, str(path)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("first", BEFORE.values(), ids=BEFORE)
def test_the_stack_is_on_the_terminal(tmp_path: Path, first: str) -> None:
    done = run_tests(tmp_path, TESTS.format(first=first))
    assert done.returncode < 0 or done.returncode > 100
    assert "in string_at" in done.stderr
    assert "in test_of_the_crash" in done.stderr


def test_what_a_test_has_copied_does_not_crash_the_end(tmp_path: Path) -> None:
    done = run_tests(tmp_path, COPIED)
    assert (done.returncode, done.stderr) == (0, "")
