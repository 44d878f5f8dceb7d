"""The bar beneath the panel: progress, and buttons to start, pause and stop."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from normviz.presentation.number_format import count
from normviz.presentation.training_progress import Progress
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, font, number_font
from normviz.ui.text.runs.run_text import duration, milliseconds
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.training.training_session import State
from normviz.ui.widgets.tone_label import ToneLabel

_PARTS = 1000


class RunBar(QWidget):
    """Buttons of the view's actions, and the progress of the training."""

    def __init__(
        self, draft: SpecDraft, start: QAction, pause: QAction, stop: QAction,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """The bar; it shows what ``draft`` would take.

        Args:
            draft: What Start would train.
            start: Starts it.
            pause: Pauses a training or goes on with it.
            stop: Ends it.
            parent: Owner.
        """
        super().__init__(parent)
        self._draft = draft
        self._estimate = describe(ToneLabel(), "train_estimate", self.tr("Estimated steps"))
        self._state = describe(ToneLabel("", "text"), "train_state", self.tr("State"))
        self._left = describe(ToneLabel(), "train_left", self.tr("Time left"))
        for label in (self._estimate, self._state, self._left):
            label.setFont(number_font("small"))
            label.setWordWrap(True)
        self._bar = QProgressBar(textVisible=False, maximum=_PARTS)
        self._bar.setFixedHeight(GRID)
        describe(self._bar, "train_progress", self.tr("Progress of the training"))
        row = QHBoxLayout()
        row.setSpacing(HALF)
        self._buttons = [_ActionButton(action) for action in (start, pause, stop)]
        for button, stretch in zip(self._buttons, (2, 1, 1), strict=True):
            row.addWidget(button, stretch)
        self._buttons[0].setFont(font(bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + HALF, GRID, GRID + HALF, GRID)
        column.setSpacing(HALF)
        for widget in (self._estimate, self._state, self._left, self._bar):
            column.addWidget(widget)
        column.addLayout(row)  # last: what appears above does not move the buttons
        draft.changed.connect(self.show_draft)
        self.show_draft()
        self.show_state("idle")

    def show_draft(self) -> None:
        """Says how much work the draft is, or why it cannot be trained."""
        problem = self._draft.problem()
        self._estimate.set_tone("error" if problem else "muted")
        self._estimate.setText(problem or self._estimated())

    def show_state(self, state: State) -> None:
        """Shows what the training does."""
        texts = {
            "idle": "",
            "loading": self.tr("Loading TensorFlow…"),
            "preparing": self.tr("Reading the data and building the network…"),
            "running": self.tr("Training"),
            "pausing": self.tr("Pausing at the next step…"),
            "paused": self.tr("Paused"),
            "stopping": self.tr("Stopping at the next step…"),
        }
        self._state.setText(texts[state])
        shown = state != "idle"
        for widget in (self._bar, self._state, self._left):
            widget.setVisible(shown)
        if state in ("loading", "preparing"):
            self._bar.setRange(0, 0)
            self._left.setText("")

    def show_progress(self, progress: Progress, name: str, *, paused: bool) -> None:
        """Shows how far the training of the run ``name`` is."""
        self._show_share(progress.share)
        text = self.tr("Epoch {epoch} of {epochs}, step {step} of {steps}")
        self._state.setToolTip(name)
        if not paused:
            self._state.setText(
                text.format(
                    epoch=count(progress.epoch),
                    epochs=count(progress.epochs),
                    step=count(progress.step),
                    steps=count(progress.steps),
                )
            )
        left = progress.seconds_left
        if left is not None:
            said = self.tr("{time} left, {ms} ms per step")
            self._left.setText(
                said.format(time=duration(left), ms=milliseconds(progress.ms_per_step))
            )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws a hairline to what scrolls above."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, QColor(current_theme().border))

    def _show_share(self, share: float) -> None:
        # A progress bar repaints at once, and with it all of the window that waits to be painted.
        self._bar.setUpdatesEnabled(False)
        self._bar.setRange(0, _PARTS)
        self._bar.setValue(round(share * _PARTS))
        self._bar.setUpdatesEnabled(True)

    def _estimated(self) -> str:
        spec = self._draft.spec
        steps = self._draft.steps_per_epoch()
        text = self.tr("Steps per epoch: about {steps}. In all: {all}.")
        return text.format(steps=count(steps), all=count(steps * spec.epochs))


class _ActionButton(QPushButton):
    """Shows an action as it is now: text, icon, and whether it can be used."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setIconSize(QSize(16, 16))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(action.iconText())
        self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())
        keys = action.shortcut().toString()
        tip = f"{action.statusTip()} ({keys})" if keys else action.statusTip()
        describe(self, f"{action.objectName()}_button", action.iconText(), tip)
