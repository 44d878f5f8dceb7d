from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QProgressBar, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.cube.animation.animation_dialog import AnimationDialog
from normviz.ui.cube.animation.animation_options import AnimationOptions
from normviz.ui.cube.animation.animation_writer import AnimationWriter

KINDS = QDialogButtonBox.StandardButton


class Writer(AnimationWriter):
    """Makes nothing; remembers whether it was cancelled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(None, None, parent)  # type: ignore[arg-type]
        self.busy = self.was_cancelled = False

    @property
    def is_busy(self) -> bool:
        return self.busy

    def cancel(self) -> None:
        self.was_cancelled = True


def check(options: AnimationOptions) -> None:
    if options.seconds == 60:
        raise UserError("too long")


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def writer(owner: QWidget) -> Writer:
    return Writer(owner)


@pytest.fixture
def dialog(owner: QWidget, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> AnimationDialog:
    monkeypatch.setattr(
        "normviz.ui.cube.animation.animation_dialog.ask_save_name", lambda *_: Path("a.gif")
    )
    dialog = AnimationDialog(AnimationOptions(), ("groups", "yaw"), check, writer, owner)
    dialog.open()
    return dialog


def button(dialog: AnimationDialog, kind: QDialogButtonBox.StandardButton) -> QWidget:
    return dialog.findChild(QDialogButtonBox).button(kind)


def told(dialog: AnimationDialog) -> str:
    return dialog.findChild(QLabel, "animation_told").text()


def test_every_choice_is_in_the_options(dialog: AnimationDialog) -> None:
    assert dialog.options() == AnimationOptions()
    combo = dialog.findChild(QComboBox, "animation_slider")
    assert combo.count() == 2
    combo.setCurrentIndex(1)
    for name, value in (("seconds", 2), ("speed", 5), ("width", 300), ("height", 200)):
        dialog.findChild(QSpinBox, f"animation_{name}").setValue(value)
    dialog.findChild(QComboBox, "animation_colors").setCurrentIndex(2)
    assert dialog.options() == AnimationOptions("yaw", 2, 5, (300, 200), "dark")
    assert told(dialog).startswith("10 frames")


def test_what_cannot_be_made_is_told_and_not_saved(dialog: AnimationDialog) -> None:
    seconds = dialog.findChild(QSpinBox, "animation_seconds")
    seconds.setValue(60)
    assert told(dialog) == "Too long."
    assert not button(dialog, KINDS.Save).isEnabled()
    seconds.setValue(2)
    assert button(dialog, KINDS.Save).isEnabled()


def test_it_shows_how_far_it_is_and_closes_when_the_file_is_there(
    qtbot: QtBot, dialog: AnimationDialog, writer: Writer
) -> None:
    bar = dialog.findChild(QProgressBar)
    assert bar.isHidden()
    with qtbot.waitSignal(dialog.start_wanted) as started:
        qtbot.mouseClick(button(dialog, KINDS.Save), Qt.MouseButton.LeftButton)
    assert started.args == [AnimationOptions(), Path("a.gif")]
    assert not bar.isHidden()
    writer.progressed.emit(7)
    assert (bar.value(), bar.maximum()) == (7, 40)
    with qtbot.waitSignal(dialog.saved) as saved:
        writer.written.emit()
    assert saved.args == [Path("a.gif")]
    assert dialog.isHidden()


def test_cancel_stops_the_work_first_and_closes_then(
    qtbot: QtBot, dialog: AnimationDialog, writer: Writer
) -> None:
    qtbot.mouseClick(button(dialog, KINDS.Save), Qt.MouseButton.LeftButton)
    writer.busy = True
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert writer.was_cancelled
    assert dialog.isVisible()
    writer.busy = False
    writer.cancelled.emit()
    assert button(dialog, KINDS.Save).isEnabled()
    qtbot.mouseClick(button(dialog, KINDS.Cancel), Qt.MouseButton.LeftButton)
    assert dialog.isHidden()


def test_a_failure_is_told_and_another_try_possible(
    qtbot: QtBot, dialog: AnimationDialog, writer: Writer
) -> None:
    qtbot.mouseClick(button(dialog, KINDS.Save), Qt.MouseButton.LeftButton)
    writer.failed.emit("no space left")
    assert told(dialog) == "no space left"
    assert button(dialog, KINDS.Save).isEnabled()


def test_controls_are_described(
    dialog: AnimationDialog, assert_described: Callable[[QWidget], None]
) -> None:
    assert_described(dialog)
