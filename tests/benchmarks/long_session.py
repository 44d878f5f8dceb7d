"""Whether two hours of use, compressed, leave memory, threads, timers or windows behind.

    python -m tests.benchmarks.long_session [--rounds 30] [--json FILE]

A round turns the cube and points at its elements, changes settings, opens and closes dialogs,
trains a network, draws and clears digits that all models read, and changes the theme. The first
five rounds fill caches and are left out. The runs that were trained and the last drawings are
still there at the end: what a user has made is kept.
"""

import argparse
import gc
import threading
from dataclasses import astuple, dataclass, fields
from itertools import cycle
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from normviz.drawing import HANDS, read_sample_strokes
from normviz.runs.spec_builder import build_spec
from normviz.ui.cube.view import CubeView
from normviz.ui.draw.io.page_import import strokes_page
from normviz.ui.draw.view import DrawView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.train.view import TrainView
from tests.benchmarks.results import Result, resident, run
from tests.benchmarks.window import opened, wait

TIME_LIMIT_S: Final = 3600
WARM_UP = 5
HOVERS, TURNS, DRAWINGS = 200, 100, 17
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DRAWN = cycle([drawing for hand in HANDS for drawing in read_sample_strokes(hand)])


@dataclass(frozen=True)
class State:
    """What the process holds between two rounds.

    Attributes:
        memory: Resident MB.
        threads: Of the system.
        python_threads: Those that Python knows.
        timers: Active ones of Qt that belong to the window.
        windows: Top-level widgets.
        widgets: Widgets of the window.
        objects: What the garbage collector follows, in thousands.
    """

    memory: float
    threads: int
    python_threads: int
    timers: int
    windows: int
    widgets: int
    objects: float


def state(window: MainWindow) -> State:
    """What is held now."""
    gc.collect()
    return State(
        memory=resident(),
        threads=len(list(Path("/proc/self/task").iterdir())),
        python_threads=threading.active_count(),
        timers=sum(timer.isActive() for timer in window.findChildren(QTimer)),
        windows=len(QApplication.topLevelWidgets()),
        widgets=len(QApplication.allWidgets()),
        objects=len(gc.get_objects()) / 1000,
    )


def use_cube(window: MainWindow, number: int) -> None:
    """Points, turns, changes settings and takes one change back."""
    view = window.show_view("cube")
    assert isinstance(view, CubeView)
    canvas = view.canvas
    width, height = canvas.width(), canvas.height()
    for at in range(HOVERS):
        place = QPointF(width * (0.1 + 0.8 * (at % 29) / 29), height * (0.2 + 0.6 * (at % 17) / 17))
        QTest.mouseMove(canvas, place.toPoint())
        QApplication.processEvents()
    start = QPointF(width / 8, height / 2).toPoint()
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    for at in range(TURNS):
        QTest.mouseMove(canvas, QPointF(width / 8 + at, height / 2 + at % 20).toPoint())
        QApplication.processEvents()
    QTest.mouseRelease(canvas, LEFT, PLAIN, start)
    for size in range(4, 10):
        view.model.change("Size", shape=(size, 8 + 2 * (number % 3), 7, 7))
        QApplication.processEvents()
    view.undo_stack.undo()
    wait(view.is_settled)


def use_dialogs(window: MainWindow) -> None:
    """Opens and closes the lists of keys and the box about the app."""
    for modifier in (PLAIN, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(window, Qt.Key.Key_F1, modifier)
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    QApplication.processEvents()


def use_train(window: MainWindow, number: int) -> None:
    """Trains one network and looks at what it has learned."""
    view = window.show_view("train")
    assert isinstance(view, TrainView)
    recipe = ("one-layer", "relu", "tutorial-norms")[number % 3]
    settings = {"epochs": 2, "train_size": 500, "validation_size": 100}
    view.session.start(build_spec(recipe, dataset="digits", settings=settings))
    wait(lambda: not view.session.active)
    for tab in (*range(view.tabs.count()), 0):
        view.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        wait(lambda: not view.jobs.busy)


def use_draw(window: MainWindow) -> None:
    """Draws digits, lets all models read each, and clears the page."""
    view = window.show_view("draw")
    assert isinstance(view, DrawView)
    wait(view.is_settled)
    for _ in range(DRAWINGS):
        for stroke in strokes_page(next(DRAWN), 24, fit=True).strokes:
            places = [view.canvas.from_page(QPointF(*p)).toPoint() for p in stroke.points[::4]]
            QTest.mousePress(view.canvas, LEFT, PLAIN, places[0])
            for place in places[1:]:
                QTest.mouseMove(view.canvas, place)
            QTest.mouseRelease(view.canvas, LEFT, PLAIN, places[-1])
        wait(view.is_settled)
        view.clear()
    wait(view.is_settled)


def use_theme(window: MainWindow, number: int) -> None:
    """Changes the theme in the menu."""
    name = ("action_theme_dark", "action_theme_light")[number % 2]
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()
    QApplication.processEvents()


def session(rounds: int) -> list[State]:
    """Uses the window, and prints what is held after each round."""
    found = []
    with opened("cube") as window:
        print(*(f"{field.name:>15}" for field in fields(State)))
        for number in range(WARM_UP + rounds):
            use_cube(window, number)
            use_dialogs(window)
            use_train(window, number)
            use_draw(window)
            use_theme(window, number)
            found.append(state(window))
            print(*(f"{value:15.0f}" for value in astuple(found[-1])), flush=True)
    return found


def measure(rounds: int = 30) -> list[Result]:
    """What has grown since the warm-up."""
    found = session(rounds)
    begin, end = found[WARM_UP - 1], found[-1]
    what = f"grown in {rounds} rounds"
    return [
        Result(f"memory {what}", end.memory - begin.memory, "MB", 100),
        Result(f"system threads {what}", end.threads - begin.threads, "", 0),
        Result(f"Python threads {what}", end.python_threads - begin.python_threads, "", 0),
        Result(f"active timers {what}", end.timers - begin.timers, "", 0),
        Result(f"windows {what}", end.windows - begin.windows, "", 0),
        Result(f"widgets {what}", end.widgets - begin.widgets, ""),
        Result(f"Python objects {what}", end.objects - begin.objects, "thousand"),
    ]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=30)
    run(__doc__, measure, options)
