import logging
import os
import platform
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from normviz import __version__
from normviz.diagnostics import log_file
from normviz.diagnostics.log_file import log_folder, log_path, log_tail
from normviz.diagnostics.log_setup import start_logging, stop_logging
from tests.file_rights import close_to_writing, open_to_writing, rights_hold

LOG = logging.getLogger("normviz.train")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log folder that does not exist yet."""
    folder = tmp_path / "a" / "logs"
    monkeypatch.setenv("NORMVIZ_LOG_DIR", str(folder))
    yield folder
    stop_logging()


def text_of(folder: Path) -> str:
    (path,) = folder.iterdir()
    return path.read_text(encoding="utf-8")


def fail() -> None:
    raise ValueError("on purpose")


def log_failure() -> None:
    try:
        fail()
    except ValueError:
        LOG.exception("a training failed")


def test_nothing_is_written_before_there_is_something_to_log(folder: Path) -> None:
    start_logging()
    LOG.debug("not asked for")
    assert not folder.exists()


def test_a_record_follows_what_it_was_written_by(folder: Path) -> None:
    start_logging()
    LOG.info("γ begins")
    log_failure()
    text = text_of(folder)
    assert text.startswith(f"normviz {__version__}, Python 3.")
    assert f"process {os.getpid()}, " in text
    assert platform.platform() in text
    assert "numpy " in text
    assert "INFO normviz.train [MainThread] γ begins" in text
    assert "Traceback" in text
    assert "ValueError: on purpose" in text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_the_owner_can_read_it(folder: Path) -> None:
    start_logging()
    LOG.info("x")
    (path,) = folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_equal_errors_do_not_fill_it(folder: Path) -> None:
    start_logging()
    for _ in range(50):
        log_failure()
    text = text_of(folder)
    assert text.count("Traceback") == 1
    assert "ValueError: on purpose, 32 times" in text
    assert text.count(" times") == 5  # 2, 4, 8, 16, 32


def test_it_rotates(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MAX_BYTES", 2000)
    start_logging()
    for number in range(200):
        LOG.info("record %d", number)
    paths = sorted(folder.iterdir())
    assert len(paths) == 2
    assert all(path.stat().st_size <= 2000 for path in paths)
    assert all("process" in path.read_text(encoding="utf-8") for path in paths)
    assert "record 199" in log_tail(log_path())


def test_old_files_are_removed(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(30):
        old = folder / f"normviz-9999999{number}.log"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    foreign = folder / "other.log"
    foreign.write_text("mine", encoding="utf-8")
    start_logging()
    LOG.info("x")
    names = {path.name for path in folder.iterdir()}
    assert len(names) == log_file.KEPT_FILES + 1
    assert f"normviz-{os.getpid()}.log" in names
    assert "normviz-999999929.log" in names
    assert foreign.exists()


def test_two_processes_write_files_of_their_own(folder: Path) -> None:
    code = (
        "import logging\n"
        "from normviz.diagnostics.log_setup import start_logging\n"
        "start_logging()\n"
        "for number in range(3): logging.getLogger('normviz.app').info('record %d', number)\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]  # noqa: S603
    assert [each.wait(60) for each in started] == [0, 0]
    assert {path.name for path in folder.iterdir()} == {
        f"normviz-{each.pid}.log" for each in started
    }
    assert all(path.read_text("utf-8").count("record") == 3 for path in folder.iterdir())


def test_a_folder_without_rights_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NORMVIZ_LOG_DIR", str(tmp_path / "logs"))
    close_to_writing(tmp_path)
    with rights_hold():
        start_logging()
        LOG.error("x")
        LOG.error("y")
    open_to_writing(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == ""


def test_a_file_in_place_of_the_folder_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "logs"
    place.write_text("a file", encoding="utf-8")
    monkeypatch.setenv("NORMVIZ_LOG_DIR", str(place))
    start_logging()
    LOG.error("x")
    stop_logging()
    assert place.read_text(encoding="utf-8") == "a file"
    assert capsys.readouterr().err == ""


def test_the_folder_of_the_platform_is_used_where_none_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NORMVIZ_LOG_DIR")
    assert "normviz" in str(log_folder())


def test_the_tail_is_that_of_the_newest_file(folder: Path) -> None:
    assert log_tail(log_path()) == ""
    folder.mkdir(parents=True)
    for number, name in enumerate(("normviz-1.log", "normviz-2.log")):
        path = folder / name
        path.write_text("\n".join(f"{name} {line}" for line in range(9)), encoding="utf-8")
        os.utime(path, (number, number))
    assert log_tail(log_path(), 2) == "normviz-2.log 7\nnormviz-2.log 8"
