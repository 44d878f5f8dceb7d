import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from inspect import isfunction
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsRectItem, QLabel, QSplitter, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import Object

import normviz.ui
from normviz.ui.guards.override_guard import is_guarded, is_override

PROGRAM = Path(__file__).with_name("overrides_that_fail.py")

OVERRIDES = [
    "showEvent",
    "event",
    "sizeHint",
    "resizeEvent",
    "paintEvent",
    "data",
    "delegate",
    "item.paint",
    "item.boundingRect",
    "tickStrings",
]

NOT_VIRTUAL = {"setSizes": QSplitter, "show": QWidget}
"""Methods of ours that hide a method of Qt which Qt itself never calls."""


@pytest.mark.parametrize("kind", ["TypeError", "ZeroDivisionError", "ValueError"])
def test_an_error_in_an_override_does_not_kill_the_process(kind: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(PROGRAM), kind],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, OVERRIDES), done.stderr
    assert done.stderr.count(f"\n{kind}: ") >= len(OVERRIDES)  # they were reported
    assert "QPainter" not in done.stderr
    assert "QBackingStore" not in done.stderr


def subclasses(kind: type) -> Iterator[type]:
    for each in type.__subclasses__(kind):
        yield each
        yield from subclasses(each)


def test_every_override_of_the_window_is_guarded() -> None:
    for module in pkgutil.walk_packages(normviz.ui.__path__, "normviz.ui."):
        importlib.import_module(module.name)
    kinds = {kind for kind in subclasses(Object) if kind.__module__.startswith("normviz.")}
    assert len(kinds) > 100
    unguarded = [f"{kind.__module__}.{kind.__qualname__}.{name}" for kind in kinds
                 for name in overridden(kind)]  # fmt: skip
    assert unguarded == []


def overridden(kind: type) -> Iterator[str]:
    """The names of unguarded functions in ``kind`` that hide a method of Qt."""
    for name, function in vars(kind).items():
        if not isfunction(function) or is_guarded(function) or name.startswith("__"):
            continue
        hidden = [base for base in kind.__mro__[1:]
                  if name in vars(base) and not isfunction(vars(base)[name])]  # fmt: skip
        if hidden and hidden[0] is not NOT_VIRTUAL.get(name):
            yield name


def make(base: type, **methods: object) -> type:
    """A class that is guarded as those of the window are."""
    return type("Example", (base,), {"__module__": "normviz.ui.example", **methods})


def fail(*arguments: object) -> None:
    raise ValueError("on purpose")


def test_the_next_paint_works(qtbot: QtBot) -> None:
    failures = [ValueError("on purpose")]

    def paint(self: QWidget, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), "#123456")
        if failures:
            raise failures.pop()

    widget = make(QWidget, paintEvent=paint)()
    qtbot.addWidget(widget)
    with capture_exceptions() as caught:
        widget.grab()
    assert [str(each[1]) for each in caught] == ["on purpose"]
    assert widget.grab().toImage().pixelColor(5, 5).name() == "#123456"


def test_a_size_falls_back_on_that_of_qt(qtbot: QtBot) -> None:
    label = make(QLabel, sizeHint=fail)("text")
    qtbot.addWidget(label)
    with capture_exceptions() as caught:
        size = label.sizeHint()
    assert len(caught) == 1
    assert size == QLabel.sizeHint(label) != QSize()


def test_a_rectangle_falls_back_on_that_of_qt(qtbot: QtBot) -> None:
    item = make(QGraphicsRectItem, boundingRect=fail)(QRectF(1, 2, 3, 4))
    with capture_exceptions():
        assert item.boundingRect() == QGraphicsRectItem.boundingRect(item)


def test_an_override_of_a_plain_base_is_guarded(qtbot: QtBot) -> None:
    class Mixin:
        def sizeHint(self) -> QSize:  # noqa: N802  # a name of Qt
            raise ValueError("on purpose")

    kind = type("Example", (Mixin, QWidget), {"__module__": "normviz.ui.example"})
    assert is_guarded(kind.sizeHint)
    assert not is_guarded(Mixin.sizeHint)


def test_an_interrupt_is_not_held_back(qtbot: QtBot) -> None:
    def interrupt(self: QWidget) -> QSize:
        raise KeyboardInterrupt

    widget = make(QWidget, sizeHint=interrupt)()
    qtbot.addWidget(widget)
    with pytest.raises(KeyboardInterrupt):
        widget.sizeHint()


def test_foreign_classes_and_plain_methods_stay_as_they_are() -> None:
    foreign = type("Foreign", (QWidget,), {"__module__": "elsewhere", "sizeHint": fail})
    plain = make(QWidget, text=fail, sizeHint=fail)
    assert not is_guarded(foreign.sizeHint)
    assert not is_guarded(plain.text)
    assert not is_override(plain, plain, "text")
