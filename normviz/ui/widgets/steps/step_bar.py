"""The bar that goes through the kept steps of a training: slider, play button, keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from normviz.presentation.number_format import count
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, number_font
from normviz.ui.widgets.steps.step_slider import StepSlider
from normviz.ui.widgets.tone_label import ToneLabel

PLAY_MS: Final = 120
"""Shortest time from one step to the next while it plays."""


class StepBar(QWidget):
    """Chooses a kept step, or the newest one: then what comes is followed.

    While what was chosen is not shown yet, further choices wait and the newest wins.

    Attributes:
        step_changed: Emitted with the chosen step; None for the newest one.
        earlier: The action that goes one mark back.
        later: The action that goes one mark on.
        play: The action that goes through all marks, or stops.
    """

    step_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """An empty bar.

        Args:
            name: ``objectName``; the parts are named after it.
            parent: Owner.
        """
        super().__init__(parent)
        describe(self, name, self.tr("Step of the training"))
        self.setToolTip("")
        self._is_busy = False
        self._waits = False
        self._wanted: int | None = None
        self._slider = StepSlider()
        tip = self.tr("The step whose weights are shown; at the end the newest ones are followed.")
        describe(self._slider, f"{name}_slider", self.tr("Step of the training"), tip)
        self._text = describe(ToneLabel(), f"{name}_text", self.tr("Step that is shown"))
        self._text.setFont(number_font("small"))
        self._timer = QTimer(self, interval=PLAY_MS)
        self._timer.timeout.connect(self._play_on)
        self._make_actions()
        self._lay_out(name)
        self._slider.step_chosen.connect(self._choose)

    @property
    def steps(self) -> Sequence[int]:
        """The kept steps, ascending."""
        return self._slider.steps

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    def set_steps(self, steps: Sequence[int]) -> None:
        """Shows other kept steps; where the newest one is followed, it is the last of them."""
        self._slider.set_steps(steps)
        self._show()
        can = len(steps) > 1
        for action in (self.earlier, self.later, self.play):
            action.setEnabled(can)
        if not can:
            self.stop()

    def set_step(self, step: int | None) -> None:
        """Shows the chosen step, None for the newest one; nothing is emitted."""
        if not self._waits:
            self._wanted = step
            self._show()

    def set_busy(self, busy: bool) -> None:
        """Says whether the last choice is still on its way to the screen."""
        self._is_busy = busy
        if not busy and self._waits:
            self._waits = False
            self.step_changed.emit(self._wanted)

    def stop(self) -> None:
        """Plays no longer."""
        self._timer.stop()
        self._show_play()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays unseen."""
        self.stop()
        super().hideEvent(event)

    def _make_actions(self) -> None:
        self.earlier = self._action("left", self.tr("Step back&ward"), ",", lambda: self._go(-1))
        self.later = self._action("right", self.tr("&Step forward"), ".", lambda: self._go(1))
        self.play = self._action("play", self.tr("Pla&y the training"), "K", self._toggle)
        self.play.setCheckable(True)

    def _action(self, picture: str, text: str, keys: str, slot: object) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setStatusTip(_plain(text))
        action.setEnabled(False)
        action.triggered.connect(slot)
        return action

    def _lay_out(self, name: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(HALF)
        for action, part in (
            (self.play, "play"),
            (self.earlier, "earlier"),
            (self.later, "later"),
        ):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = _plain(action.text())
            describe(button, f"{name}_{part}", text, f"{text} ({keys})" if keys else text)
            row.addWidget(button)
        row.addWidget(self._slider, 1)
        row.addWidget(self._text)

    def _go(self, marks: int) -> None:
        self.stop()
        self._slider.move_by(marks)

    def _choose(self, step: int) -> None:
        self._wanted = None if step == self.steps[-1] else step
        self._show_text()
        if self._is_busy:
            self._waits = True
        else:
            self.step_changed.emit(self._wanted)

    def _toggle(self) -> None:
        if self.is_playing:
            self.stop()
            return
        if self._slider.step == self.steps[-1]:
            self._slider.move_by(-len(self.steps))
        self._timer.start()
        self._show_play()

    def _play_on(self) -> None:
        if self._is_busy:
            return
        self._slider.move_by(1)
        if self._slider.step == self.steps[-1]:
            self.stop()

    def _show(self) -> None:
        if self.steps:
            self._slider.set_step(self.steps[-1] if self._wanted is None else self._wanted)
        self._show_text()

    def _show_text(self) -> None:
        if not self.steps:
            self._text.setText("")
            return
        words = self.tr("step {step} of {last}")
        text = words.format(step=count(self._slider.step), last=count(self.steps[-1]))
        self._text.setText(text)
        self._slider.setAccessibleDescription(text)

    def _show_play(self) -> None:
        playing = self.is_playing
        self.play.setChecked(playing)
        self.play.setIcon(icon("pause" if playing else "play"))
        text = self.tr("Stop pla&ying") if playing else self.tr("Pla&y the training")
        self.play.setText(text)
        self.play.setStatusTip(_plain(text))


def _plain(text: str) -> str:
    """The text of an action without the sign that underlines a letter."""
    return text.replace("&", "")
