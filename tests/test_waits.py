"""Tests wait for what they need, never for a fixed time: that is too short or too long.

What they wait for may take its time: other tests run on the same cores.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.conftest import PATIENCE_MS

TESTS = Path(__file__).parent
BENCHMARKS = TESTS / "benchmarks"
WAITING = re.compile(r"\b(sleep|msleep|qWait|qtbot\.wait)\(")


def fixed_waits(source: str) -> list[int]:
    """The lines of calls that sleep, but for those of a loop, which looks again."""
    return list(_found(ast.parse(source)))


def _found(node: ast.AST) -> Iterator[int]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.While | ast.For):
            continue
        if isinstance(child, ast.Call) and _is_fixed(child):
            yield child.lineno
        yield from _found(child)


def _is_fixed(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    if not WAITING.match(f"{name if name == 'qtbot.wait' else name.rpartition('.')[2]}("):
        return False
    return not (isinstance(call.args[0], ast.Constant) and call.args[0].value == 0)


def short_waits(source: str) -> list[int]:
    """The lines of waits that give up earlier than waits of the window's tests do."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("qtbot.wait")
        for word in node.keywords
        if word.arg == "timeout"
        and isinstance(word.value, ast.Constant)
        and word.value.value < PATIENCE_MS
    ]


def test_no_wait_for_the_window_is_shorter_than_others() -> None:
    found = {
        path.relative_to(TESTS).as_posix(): lines
        for path in TESTS.rglob("*.py")
        if "timeout=" in (source := path.read_text("utf-8"))
        and "qtbot.wait" in source
        and (lines := short_waits(source))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("qtbot.waitUntil(done, timeout=10_000)", [1]),
        ("with qtbot.waitSignal(said, timeout=1000) as found:\n    pass", [1]),
        ("qtbot.waitUntil(done)", []),
        ("qtbot.waitUntil(done, timeout=30_000)", []),
        ("process.wait(timeout=5)", []),
    ],
)
def test_a_short_wait_is_found(source: str, lines: list[int]) -> None:
    assert short_waits(source) == lines


def test_no_test_waits_for_a_fixed_time() -> None:
    found = {
        path.relative_to(TESTS).as_posix(): lines
        for path in TESTS.rglob("*.py")
        if BENCHMARKS not in path.parents
        and WAITING.search(source := path.read_text("utf-8"))
        and (lines := fixed_waits(source))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("time.sleep(1)", [1]),
        ("def wait():\n    QTest.qWait(200)", [2]),
        ("qtbot.wait(50)", [1]),
        ("qtbot.wait(0)", []),
        ("while not done():\n    time.sleep(0.001)", []),
        ("event.wait(10)", []),
    ],
)
def test_a_fixed_wait_is_found(source: str, lines: list[int]) -> None:
    assert fixed_waits(source) == lines
