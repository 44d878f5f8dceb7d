import faulthandler
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from normviz import __version__
from normviz.diagnostics import crash_report
from normviz.diagnostics.crash_report import KEPT_REPORTS, crashes_recorded, take_crash_reports

CRASH = """
import ctypes, sys
from pathlib import Path
from normviz.diagnostics.crash_report import crashes_recorded
with crashes_recorded(Path(sys.argv[1])):
    {what}
"""


def run(folder: Path, what: str) -> int:
    code = CRASH.format(what=what)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(folder)], timeout=60, check=False
    )
    return done.returncode


@pytest.fixture(autouse=True)
def same_faulthandler() -> Iterator[None]:
    was_enabled = faulthandler.is_enabled()
    yield
    if was_enabled:
        faulthandler.enable(sys.__stderr__)


def test_a_crash_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    assert run(tmp_path, "ctypes.string_at(0)") != 0
    (report,) = take_crash_reports(tmp_path)
    assert report.startswith(f"normviz {__version__}")
    assert "ctypes" in report
    assert "string_at" in report
    assert take_crash_reports(tmp_path) == []
    (kept,) = tmp_path.iterdir()
    assert kept.read_text(encoding="utf-8") == report
    if os.name != "nt":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("what", ["pass", "sys.exit(0)"])
def test_a_clean_end_leaves_nothing(tmp_path: Path, what: str) -> None:
    assert run(tmp_path, what) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_killed_process_is_no_crash(tmp_path: Path) -> None:
    assert run(tmp_path, "import os; os.kill(os.getpid(), 9)") == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 1
    assert take_crash_reports(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_living_process_is_left_alone(tmp_path: Path) -> None:
    with crashes_recorded(tmp_path):
        assert take_crash_reports(tmp_path) == []
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_reports_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(2 * KEPT_REPORTS):
        path = tmp_path / f"crash-{number}.txt"
        path.write_text("normviz\n" + "-" * 20 + "\nFatal\n", encoding="utf-8")
        os.utime(path, (number, number))
    assert len(take_crash_reports(tmp_path)) == 2 * KEPT_REPORTS
    assert len(list(tmp_path.iterdir())) == KEPT_REPORTS


def test_without_a_folder_nothing_is_recorded(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("a file", encoding="utf-8")
    with crashes_recorded(place / "logs"):
        pass
    assert take_crash_reports(place / "logs") == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_on_a_full_disk_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> BinaryIO:
        path.touch()
        return Path("/dev/full").open("r+b")

    monkeypatch.setattr(crash_report, "open_private", full)
    monkeypatch.setattr(crash_report, "lock_now", lambda _: None)
    with crashes_recorded(tmp_path):
        assert list(tmp_path.iterdir()) == []
