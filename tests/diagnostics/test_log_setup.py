import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from normviz.diagnostics.log_setup import start_logging, stop_logging

LOG = logging.getLogger("normviz.train")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log folder that does not exist yet."""
    monkeypatch.setenv("NORMVIZ_LOG_DIR", str(tmp_path / "logs"))
    yield tmp_path / "logs"
    stop_logging()


def test_the_level_is_obeyed(folder: Path) -> None:
    start_logging("off")
    LOG.error("x")
    assert not folder.exists()
    start_logging("error")
    LOG.warning("x")
    assert not folder.exists()
    start_logging("debug")
    LOG.debug("asked for")
    (path,) = folder.iterdir()
    assert "asked for" in path.read_text(encoding="utf-8")


def test_no_record_of_several_threads_is_lost(folder: Path) -> None:
    start_logging()
    threads = [threading.Thread(target=LOG.info, args=("record %d.", n)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (path,) = folder.iterdir()
    text = path.read_text(encoding="utf-8")
    assert [text.count(f"record {n}.") for n in range(20)] == [1] * 20


def test_a_command_that_logs_nothing_loads_no_log_file() -> None:
    code = (
        "import sys\n"
        "from normviz import cli\n"
        "cli.main(['norms', '--json'])\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(done.stderr.split())
    assert "normviz.diagnostics.log_setup" in loaded
    assert loaded & {"logging.handlers", "normviz.diagnostics.log_file"} == set()


def test_the_first_record_reaches_other_handlers_once(caplog: pytest.LogCaptureFixture) -> None:
    start_logging("info")
    LOG.warning("told once")
    assert [record.message for record in caplog.records] == ["told once"]
