import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

import normviz.ui
from normviz.ui.guards.painter_state import saved_state

PAINTERS = {"QPainter", "QStylePainter"}


def test_the_state_comes_back_after_an_error(qapp: QWidget) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        before = painter.pen().color()
        with pytest.raises(ValueError, match="on purpose"):
            paint_and_fail(painter)
        assert painter.pen().color() == before
        assert painter.transform().isIdentity()


def paint_and_fail(painter: QPainter) -> None:
    with saved_state(painter):
        painter.setPen(QColor("#123456"))
        painter.translate(3, 3)
        raise ValueError("on purpose")


@pytest.mark.parametrize(
    "path", sorted(Path(normviz.ui.__path__[0]).rglob("*.py")), ids=lambda path: path.stem
)
def test_every_painter_is_ended_by_a_with_statement(path: Path) -> None:
    lines = list(painters_left_open(ast.parse(path.read_text(encoding="utf-8"))))
    assert lines == [], f"expected “with QPainter(…) as painter:” in {path}, lines {lines}"


def painters_left_open(tree: ast.Module) -> Iterator[int]:
    """Lines that make a painter for a widget or image without a ``with`` around it."""
    managed = [item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With)
               for item in node.items]  # fmt: skip
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or returns_painter(function):
            continue
        for node in ast.walk(function):
            if makes_painter(node) and not any(node is each for each in managed):
                yield node.lineno


def makes_painter(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and name_of(node.func) in PAINTERS and bool(node.args)


def returns_painter(function: ast.FunctionDef) -> bool:
    """Whether the caller gets the painter; it is the caller who ends it."""
    return name_of(function.returns) in PAINTERS


def name_of(node: ast.expr | None) -> str:
    return node.id if isinstance(node, ast.Name) else ""
