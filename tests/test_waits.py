"""Tests wait for what they need, never for a fixed time: that is too short or too long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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
