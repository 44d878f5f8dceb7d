"""Every view, dialog and menu in a pseudo-language: all texts translated, none cut."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMessageBox,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from normviz.app.composition import VIEWS
from normviz.app.cube_service import FileCubeService
from normviz.figure.animation.frames import SLIDERS
from normviz.inspection import Finding, Inspection, LayerRecord
from normviz.lessons.catalog import LESSONS
from normviz.lessons.texts import lesson_text, plain_text
from normviz.norms import CATALOG
from normviz.runs.control import TrainingControl
from normviz.runs.run import STATES
from normviz.runs.spec_builder import build_spec
from normviz.scenes.inspect_scene import InspectScene
from normviz.settings.store import SettingsStore
from normviz.ui.compare.view import CompareView
from normviz.ui.cube.animation.animation_dialog import AnimationDialog
from normviz.ui.cube.animation.animation_options import AnimationOptions
from normviz.ui.cube.animation.animation_writer import AnimationWriter
from normviz.ui.cube.inspector.remarks.statement_texts import statement_texts
from normviz.ui.cube.view import CubeView
from normviz.ui.draw.view import DrawView
from normviz.ui.inspect.view import InspectView
from normviz.ui.learn.view import LearnView
from normviz.ui.shell.dialogs import AboutDialog, ShortcutsDialog
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.presenting.notes_window import NotesWindow
from normviz.ui.shell.report_dialog import ReportDialog
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.theme import ThemeController
from normviz.ui.text.catalogue import translated
from normviz.ui.text.error_texts import error_texts
from normviz.ui.text.figure_words import wording
from normviz.ui.text.runs.run_text import duration, state_text
from normviz.ui.text.setting_errors import setting_title
from normviz.ui.train.view import TrainView
from normviz.ui.training.stop_dialog import may_stop, may_stop_comparison, may_use_other_data
from tests.ui.compare.conftest import FakeSweepService
from tests.ui.draw.conftest import FakePredictor
from tests.ui.learn.conftest import FakeLessons
from tests.ui.pseudo_language import PseudoTranslator, pseudo, texts_of
from tests.ui.train.conftest import FakeService

SMALL = 1024, 700
SAME_EVERYWHERE = {"Keras", "PyTorch", "NCHW", "NHWC", "normviz", "CPU:0", *CATALOG}
SAME_EVERYWHERE |= {plain_text(lesson_text(name).title).replace("`", "") for name in LESSONS}
"""Names of programs, of orders of axes and of devices; norms as commands call them; lessons, whose
words are translated by files of their own."""
MADE_BY_TEST = re.compile(r"one-layer-\w+|a detail|Batch Norm|No norm|Group Norm")
"""Runs are the user's own names; the titles are those of the test's models."""
TRANSLATED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
"""What is in the brackets of the language, and names of keys in those of a tooltip."""
WORD = re.compile(r"[^\W\d_]{3}")

Make = Callable[[bool], MainWindow]


@pytest.fixture
def make(
    qtbot: QtBot, qapp: QApplication, theme: ThemeController, tmp_path: Path
) -> Iterator[Make]:
    """Makes the window of the app in the language, mirrored or not."""
    runs = tmp_path / "runs"
    service = FakeService(runs)
    for epochs in (2, 3):
        service.train(
            build_spec("one-layer", settings={"epochs": epochs}), lambda _: None, TrainingControl()
        )
    translators: list[PseudoTranslator] = []
    windows: list[MainWindow] = []
    views = {
        "cube": lambda: CubeView(FileCubeService(data_dir=tmp_path)),
        "learn": lambda: LearnView(FakeLessons),
        "train": lambda: TrainView(service, runs, tmp_path),
        "compare": lambda: CompareView(FakeSweepService(runs), runs, tmp_path),
        "draw": lambda: DrawView(FakePredictor, tmp_path, runs_dir=runs, drawings=None),
        "inspect": _view_of_a_model,
    }

    def make(mirrored: bool) -> MainWindow:
        translators.append(PseudoTranslator(mirrored=mirrored))
        QCoreApplication.installTranslator(translators[0])
        if mirrored:
            qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        entries = [
            ViewEntry(
                each.name, translated(each.title), each.icon_name, translated(each.tip),
                views[each.name],
            )
            for each in VIEWS
        ]  # fmt: skip
        window = MainWindow(entries, theme, SettingsStore(tmp_path / "settings.json"))
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(*SMALL)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield make
    for window in windows:
        window.leave()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in translators:
        QCoreApplication.removeTranslator(translator)


def _view_of_a_model() -> InspectView:
    """A view that shows norm layers, one of them selected; names are those of a file."""
    view = InspectView()
    view.header.name.show_path("/[a]/[model].keras")
    layer = LayerRecord("[bn]", "", "batch", (0,), (None, 6), 6, None, 1e-3, 0.9, True, 24)
    finding = Finding("small-batch", "warning", "[bn]", "[text]", {"[batch]": 2}, "small-batches")
    view._show(InspectScene("/[a]/[model].keras"), Inspection("", "", "[]", (layer,), (finding,)))
    view.pane.table.select("[bn]")
    return view


def untranslated(text: str) -> str:
    """What stands outside all brackets."""
    while (rest := TRANSLATED.sub("", text)) != text:
        text = rest
    return text


def plain_texts(root: QWidget) -> list[str]:
    """What the language did not change."""
    return [
        f"{where}: {text}"
        for where, text in texts_of(root)
        if WORD.search(untranslated(text))
        and text not in SAME_EVERYWHERE
        and not MADE_BY_TEST.fullmatch(text)
    ]


def cut_texts(root: QWidget) -> list[str]:
    """Labels and buttons in sight that have less room than their text needs, and no tooltip."""
    return [
        f"{type(widget).__name__} {widget.objectName()}: {widget.text()}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and widget.text()
        and _is_cut(widget)
        and widget.toolTip() in ("", widget.accessibleName())
    ]


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    return widget.minimumSizeHint().width() > widget.width() + 1


@pytest.mark.parametrize("mirrored", [False, True], ids=["left-to-right", "right-to-left"])
@pytest.mark.parametrize("view", ["cube", "learn", "train", "compare", "draw", "inspect"])
def test_a_view_is_translated_and_has_room(
    qtbot: QtBot, make: Make, view: str, mirrored: bool
) -> None:
    window = make(mirrored)
    shown = window.show_view(view)
    qtbot.waitUntil(shown.is_settled)
    assert plain_texts(window) == []
    qtbot.waitUntil(lambda: cut_texts(window) == [])


def overflowing(root: QWidget) -> list[str]:
    """Scrolled panels in sight that are wider than their place, though nothing scrolls sideways."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        f"{area.objectName()}: {area.widget().width()} in {area.viewport().width()}"
        for area in root.findChildren(QScrollArea)
        if area.isVisible()
        and area.horizontalScrollBarPolicy() == off
        and area.widget().width() > area.viewport().width()
    ]


def test_numbers_of_every_norm_have_room_in_the_inspector(qtbot: QtBot, make: Make) -> None:
    window = make(False)
    window.resize(1400, 860)
    view = window.show_view("cube")
    for name in CATALOG:
        for training in (True, False):
            view.model.change("Test", norms=(name,), training=training)
            qtbot.waitUntil(view.is_settled)
            assert overflowing(window) == [], f"{name}, training {training}"


def test_the_dialogs_are_translated_and_have_room(qtbot: QtBot, make: Make) -> None:
    window = make(False)
    view = window.show_view("cube")
    groups = [(view.title(), view.key_help()), *window._menus.shortcuts()]
    owner = QWidget()
    qtbot.addWidget(owner)
    writer = AnimationWriter(None, None, owner)  # type: ignore[arg-type]  # it writes nothing here
    for dialog in (
        ShortcutsDialog(groups),
        AboutDialog(),
        ReportDialog(pseudo("Report"), "[…]"),
        AnimationDialog(AnimationOptions(), SLIDERS, lambda _: None, writer, owner),
        NotesWindow(owner),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert plain_texts(dialog) == []
        assert cut_texts(dialog) == []


def test_questions_are_translated(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make(False)
    asked: list[str] = []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        qtbot.addWidget(box)
        asked.extend([*plain_texts(box), box.text()])
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert not may_stop(window)
    for elsewhere in (False, True):
        assert not may_stop_comparison(window, elsewhere=elsewhere)
    assert not may_use_other_data(window, "[name]", "[difference]")
    assert [text for text in asked if WORD.search(untranslated(text))] == []
    assert len(asked) == 4


def test_texts_without_a_widget_are_translated(make: Make) -> None:
    make(False)
    texts = [
        *error_texts().values(),
        *statement_texts().values(),
        *(getattr(wording(), name) for name in ("one_set", "many_sets", "alone", "sign_only")),
        *map(state_text, STATES),
        *map(setting_title, ("epochs", "batch size", "seed", "train size", "dropout")),
        duration(5000),
    ]
    assert [text for text in texts if WORD.search(untranslated(text))] == []


def test_a_text_of_a_widget_that_is_not_translated_is_found(qtbot: QtBot, make: Make) -> None:
    make(False)
    label = QLabel(QCoreApplication.translate("Made", "Hello there") + "\n")
    qtbot.addWidget(label)
    assert plain_texts(label) == []
    label.setText("Hello there")
    assert plain_texts(label) == ["QLabel : Hello there"]


def test_a_text_without_room_is_found(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = QLabel("A text that is wide", box)
    label.resize(20, 20)
    box.show()
    assert cut_texts(box) == ["QLabel : A text that is wide"]
