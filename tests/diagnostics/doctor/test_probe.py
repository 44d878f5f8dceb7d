from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from normviz.diagnostics.doctor.probe import ProbeProcess, ProbeResult

Start = Callable[[str], ProbeProcess]


@pytest.fixture
def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a probe of the given code."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    started: list[ProbeProcess] = []

    def start(code: str) -> ProbeProcess:
        (tmp_path / "example_probe.py").write_text(code, encoding="utf-8")
        started.append(ProbeProcess("example_probe", {"EXAMPLE": "yes"}))
        return started[-1]

    yield start
    for each in started:
        each.end()


def test_the_last_line_is_the_answer(probe: Start) -> None:
    code = "import os, json, normviz; print('x'); print(json.dumps({'a': os.environ['EXAMPLE']}))"
    assert probe(code).answer(60) == ProbeResult({"a": "yes"}, "")


def test_an_error_is_one_line(probe: Start) -> None:
    answer = probe("raise ImportError('no such library')").answer(60)
    assert answer == ProbeResult({}, "ImportError: no such library")


@pytest.mark.skipif("sys.platform == 'win32'", reason="an abort has another status there")
def test_an_abort_is_told_by_its_first_line(probe: Start) -> None:
    code = "import os; os.write(2, b'cannot connect\\nAvailable plugins: x\\n'); os.abort()"
    assert probe(code).answer(60).error == "cannot connect"


def test_an_end_without_words_is_told_by_its_status(probe: Start) -> None:
    assert probe("import os; os._exit(7)").answer(60).error == "exit status 7"


def test_what_hangs_is_ended(probe: Start) -> None:
    started = probe("import threading; threading.Event().wait()")
    assert started.answer(0.3).error == "no answer within 0.3 seconds"
    assert started._process.poll() is not None


@pytest.mark.parametrize("printed", ["", "[1]", "{"])
def test_nonsense_is_no_answer(probe: Start, printed: str) -> None:
    assert probe(f"print({printed!r})").answer(60).error == "no answer"
