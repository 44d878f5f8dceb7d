"""What the benchmarks have in common: their results, and that the runner finds them."""

import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks import __main__ as runner
from tests.benchmarks.against import comparison, figures_of_json, figures_of_text
from tests.benchmarks.outcomes import measured_before
from tests.benchmarks.results import Result, from_json, table
from tests.benchmarks.unipen import read_digits

FOLDER = Path(__file__).parent / "benchmarks"


@pytest.mark.parametrize(
    ("result", "ratio", "met"),
    [
        (Result("a", 3, "ms", 4), 0.75, True),
        (Result("a", 5, "ms", 4), 1.25, False),
        (Result("a", 5, "", 4, at_least=True), 1.25, True),
        (Result("a", 3, "", 4, at_least=True), 0.75, False),
        (Result("a", 0, "", 0), None, True),
        (Result("a", 1, "", 0), None, False),
        (Result("a", 3, "MB"), None, None),
    ],
)
def test_ratio_and_limit(result: Result, ratio: float | None, met: bool | None) -> None:
    assert (result.ratio, result.met) == (ratio, met)
    assert from_json(json.loads(json.dumps(result.to_json()))) == result


def test_what_could_not_be_measured_meets_no_limit() -> None:
    result = Result("a", math.nan, "s", 2)
    assert result.met is False
    text = json.dumps(result.to_json(), allow_nan=False)
    assert math.isnan(from_json(json.loads(text)).value)


@pytest.mark.parametrize("value", [np.float64(2), np.float32(2), np.int64(2)])
def test_a_value_of_numpy_is_written_as_json(value: float) -> None:
    written = json.loads(json.dumps(Result("speed", value, "ms", limit=3).to_json()))
    assert (written["value"], written["met"]) == (2.0, True)


def test_the_table_says_what_is_met() -> None:
    lines = table([Result("fast", 3, "ms", 4), Result("slow", 5, "ms", 4), Result("told", 7)])
    head, fast, slow, told = lines.splitlines()
    assert head.split() == ["figure", "value", "unit", "limit", "ratio", "met"]
    assert fast.split() == ["fast", "3", "ms", "≤", "4", "0.75", "yes"]
    assert slow.endswith("NO")
    assert told.split() == ["told", "7"]


def test_every_benchmark_is_found_says_what_it_is_and_runs_by_itself() -> None:
    found = runner.benchmarks()
    assert {"cube_speed", "long_session", "training_memory"} <= set(found)
    assert all(found.values())
    for name in found:
        text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
        assert 'if __name__ == "__main__":' in text


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Benchmarks that end at once: one keeps its limit, one does not, one fails."""
    results = {
        "good": runner.Outcome("good", 1.0, 0, (Result("a", 1, "", 2),)),
        "slow": runner.Outcome("slow", 1.0, 0, (Result("b", 3, "", 2),)),
        "broken": runner.Outcome("broken", 1.0, 1, ()),
    }
    monkeypatch.setattr(runner, "benchmarks", lambda: dict.fromkeys(results, "a benchmark"))
    monkeypatch.setattr(runner, "measured", results.__getitem__)


@pytest.mark.parametrize(
    ("names", "status", "said"),
    [
        (["good"], 0, "1 of 1 limits met, 0 benchmarks failed"),
        (["good", "slow"], 1, "1 of 2 limits met, 0 benchmarks failed"),
        (["good", "broken"], 1, "1 of 1 limits met, 1 benchmarks failed"),
    ],
)
def test_the_exit_status_tells_whether_all_is_met(
    names: list[str], status: int, said: str, failing: None, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    target = tmp_path / "all.json"
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", *names, "--json", str(target)])
    assert runner.main() == status
    assert said in capsys.readouterr().out
    kept = json.loads(target.read_text(encoding="utf-8"))
    assert list(kept["benchmarks"]) == names
    assert kept["cores"] >= 1


BENCHMARK = """
from tests.benchmarks.results import Result, run
TIME_LIMIT_S: float = {limit}

def measure():
    {body}
    return [Result("a", 1, "s", 2)]

if __name__ == "__main__":
    run(__doc__, measure)
"""


@pytest.mark.parametrize(
    ("body", "limit", "reason"),
    [
        ("1 / 0", 50, "exit status 1: ZeroDivisionError: division by zero"),
        ("import os; os._exit(3)", 50, "exit status 3"),
        ("import os; os._exit(0)", 50, "it has written no figures"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", 50, "exit status -9"),
        ("import threading; threading.Event().wait()", 0.5, "it took longer than 0.5 s"),
        ("return []", 50, "no figure"),
        ("pass", 50, ""),
    ],
)
def test_a_benchmark_without_a_result_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, limit: float, reason: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parents[1]))
    (tmp_path / "odd").mkdir()
    text = BENCHMARK.format(body=body, limit=limit)
    (tmp_path / "odd" / "one.py").write_text(text, encoding="utf-8")
    found = runner.measured("one", tmp_path / "odd", "odd")
    assert found.has_failed == bool(reason)
    assert f"no result: {reason}" in runner.report([found]) or not reason
    assert len(found.results) == (not reason)


def test_a_benchmark_that_says_no_time_has_the_usual_one() -> None:
    assert runner.seconds_allowed(FOLDER / "plots.py") == runner.TIME_LIMIT_S
    assert runner.seconds_allowed(FOLDER / "fuzz.py") > runner.TIME_LIMIT_S


def test_the_figures_so_far_are_kept_and_gone_on_with(
    failing: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    target, asked = tmp_path / "all.json", []
    measure = runner.measured

    def interrupted(name: str) -> runner.Outcome:
        asked.append(name)
        if name == "slow":
            raise KeyboardInterrupt
        return measure(name)

    words = ["benchmarks", "--only", "good", "broken", "slow", "--json", str(target)]
    monkeypatch.setattr(sys, "argv", words)
    monkeypatch.setattr(runner, "measured", interrupted)
    assert runner.main() == 130
    assert "1 of 1 limits met, 1 benchmarks failed" in capsys.readouterr().out
    assert list(measured_before(target, ["good", "broken", "slow"])) == ["good"]

    monkeypatch.setattr(runner, "measured", lambda name: (asked.append(name), measure(name))[1])
    monkeypatch.setattr(sys, "argv", [*words, "--resume"])
    assert runner.main() == 1
    assert asked == ["good", "broken", "slow", "broken", "slow"]
    assert list(json.loads(target.read_text())["benchmarks"]) == ["good", "broken", "slow"]


def test_another_file_is_not_gone_on_with(tmp_path: Path) -> None:
    target = tmp_path / "other.json"
    assert measured_before(target, ["good"]) == {}
    target.write_text("[]")
    with pytest.raises(ValueError, match="expected results of benchmarks"):
        measured_before(target, ["good"])


def test_a_wrong_name_is_told() -> None:
    done = subprocess.run(  # our own program
        [sys.executable, "-m", "tests.benchmarks", "--only", "nonsense"],
        cwd=FOLDER.parent.parent, capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    assert done.returncode == 2
    assert "received 'nonsense'" in done.stderr


def test_figures_of_today_and_of_version_1_have_the_same_names() -> None:
    rows = [{"name": "turn, median", "value": 2.0}, {"name": "lost", "value": None}]
    assert figures_of_json(rows) == {"turn, median": 2.0}
    old = {"turn": {"median": 3.0, "p95": 4.0, "limit": 8}, "normviz, first paint [s]": 0.5}
    assert figures_of_json(old) == {
        "turn, median": 3.0,
        "turn, p95": 4.0,
        "normviz, first paint": 0.5,
    }


def test_figures_are_read_from_what_version_1_printed() -> None:
    text = (
        "pen event to ink painted: median 1.5 ms, p95 2.5 ms (limit 8 ms)\n"
        "smoothed: 6.50 ms an update computed, p99 9.25\n"
        "10000 updates: +1.0 MB\n"
        '[{"recipe": "relu", "rounds": 5, "bare": 4.0, "normviz": 2.0, "ratio": 0.5, '
        '"bare_whole": 8.0, "normviz_whole": 2.0, "ratio_whole": 0.25}]\n'
    )
    assert figures_of_text(text) == {
        "pen event to ink painted, median": 1.5,
        "pen event to ink painted, p95": 2.5,
        "update, smoothed, computed, median": 6.5,
        "update, smoothed, computed, p99": 9.25,
        "relu, batches, bare fit": 4.0,
        "relu, batches, normviz": 2.0,
        "relu, batches, normviz over bare fit": 0.5,
        "relu, whole fit, bare fit": 8.0,
        "relu, whole fit, normviz": 2.0,
        "relu, whole fit, normviz over bare fit": 0.25,
    }


def test_rounds_are_compared_one_by_one() -> None:
    old = [{"turn": 1.0}, {"turn": 10.0}, {"turn": 2.0, "gone": 1.0}]
    new = [{"turn": 2.0, "added": 1.0}, {"turn": 20.0}, {"turn": 4.0}]
    head, row = comparison(old, new)
    assert head.split() == ["figure", "old", "new", "new/old"]
    assert row.split() == ["turn", "2.00", "4.00", "2.00"]


def test_digits_in_the_unipen_format_are_read_with_y_down(tmp_path: Path) -> None:
    file = tmp_path / "digits.tes"
    strokes = ".PEN_DOWN\n 100 500\n 0 250\n.PEN_UP\n.DT 100\n.PEN_DOWN\n 50 0\n.PEN_UP\n"
    file.write_text(f'.INCLUDE a\n.SEGMENT DIGIT 0-1 ? "4"\n.COMMENT 4 2 7\n{strokes}.DT 100\n')
    [(label, (first, second))] = read_digits(file, 400)
    assert label == 4
    np.testing.assert_allclose(first, [[80, 0], [0, 200]])
    np.testing.assert_allclose(second, [[40, 400]])
    file.write_text("no digits")
    with pytest.raises(ValueError, match="UNIPEN"):
        read_digits(file)
