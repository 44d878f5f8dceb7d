"""The Train view's Alt keys are unique, whatever the panel shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from normviz.recipes import RECIPES
from normviz.recipes.schedule import Schedule
from normviz.ui.train.view import TrainView

Shared = Callable[[QMainWindow], list[str]]


@pytest.mark.parametrize("recipe", RECIPES)
def test_each_recipe(view: TrainView, shared_keys: Shared, recipe: str) -> None:
    view.draft.set_recipe(recipe)
    view.draft.change_settings(optimizer="sgd", momentum=0.9)
    view.panel.set_collapsed([])
    QApplication.processEvents()
    assert shared_keys(view.window()) == []


@pytest.mark.parametrize("kind", ["constant", "epoch-exponential", "step-exponential"])
def test_each_schedule(view: TrainView, shared_keys: Shared, kind: str) -> None:
    view.draft.change_settings(schedule=Schedule(kind))
    assert shared_keys(view.window()) == []


def test_data_that_are_not_here(view: TrainView, shared_keys: Shared) -> None:
    view.draft.change(dataset="fashion-mnist")
    QApplication.processEvents()
    assert shared_keys(view.window()) == []


def test_a_key_goes_to_its_control(qtbot: QtBot, view: TrainView) -> None:
    window = view.window()
    window.activateWindow()
    for key, name in (
        (Qt.Key.Key_C, "train_recipe_box"),
        (Qt.Key.Key_D, "train_data_box"),
        (Qt.Key.Key_O, "train_epochs_spin"),
        (Qt.Key.Key_A, "train_rate_initial_field"),
        (Qt.Key.Key_Y, "train_zoom_box"),
    ):
        QTest.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
        assert window.focusWidget().objectName() == name
    QTest.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(view.plot_pane.bar.log.isChecked)
