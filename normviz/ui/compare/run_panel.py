"""The foot of the panel: forecast, what is left out, progress, and the buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from normviz.ui.compare.actions import CompareActions
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, font
from normviz.ui.training.training_session import State
from normviz.ui.widgets.tone_label import ToneLabel

_PARTS = 1000


class RunPanel(QWidget):
    """Says what Compare would do, and how far a comparison is."""

    def __init__(self, actions: CompareActions, parent: QWidget | None = None) -> None:
        """The foot with the buttons of ``actions``."""
        super().__init__(parent)
        self.forecast = describe(ToneLabel(), "compare_forecast", self.tr("Forecast"))
        self.left_out = describe(
            ToneLabel("", "warning"), "compare_left_out", self.tr("What is left out")
        )
        self.state = describe(ToneLabel("", "text"), "compare_state", self.tr("State"))
        for label in (self.forecast, self.left_out, self.state):
            label.setFont(font("small"))
            label.setWordWrap(True)
            label.hide()
        self._bar = QProgressBar(textVisible=False, maximum=_PARTS)
        self._bar.setFixedHeight(GRID)
        describe(self._bar, "compare_progress", self.tr("Progress of the comparison"))
        self._bar.hide()
        main, others = QHBoxLayout(), QHBoxLayout()
        main.addWidget(_button(actions.compare, bold=True))
        for action in (actions.resume, actions.pause, actions.stop):
            others.addWidget(_button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + HALF, GRID, GRID + HALF, GRID)
        column.setSpacing(HALF)
        for widget in (self.left_out, self.forecast, self.state, self._bar):
            column.addWidget(widget)
        column.addLayout(main)  # last: what appears above does not move the buttons
        column.addLayout(others)

    def show_forecast(self, text: str, left_out: str, *, is_problem: bool = False) -> None:
        """Says how long it will take, or why it cannot be trained; and what is left out."""
        self.forecast.set_tone("error" if is_problem else "muted")
        for label, said in ((self.forecast, text), (self.left_out, left_out)):
            label.setText(said)
            label.setVisible(bool(said))

    def show_state(self, state: State, done: int, runs: int, left: str, at_once: int = 1) -> None:
        """Shows what a comparison does.

        Args:
            state: Of the training.
            done: Runs that have ended.
            runs: Of the comparison.
            left: The time that is left, in words; empty where it is not known.
            at_once: How many runs are trained at once.
        """
        texts = {
            "idle": "",
            "loading": self.tr("Loading TensorFlow…"),
            "preparing": self.tr("Reading the data…"),
            "running": self.tr("Run {number} of {runs}, about {left} left"),
            "pausing": self.tr("Pausing at the next step…"),
            "paused": self.tr("Paused"),
            "stopping": self.tr("Stopping at the next step…"),
        }
        if at_once > 1:
            texts |= {
                "preparing": self.tr("Starting {workers} processes…"),
                "running": self.tr("{done} of {runs} runs done, about {left} left", "", runs),
                "pausing": self.tr("Pausing when the runs under way have ended…"),
                "stopping": self.tr("Stopping…"),
            }
        number = min(done + 1, runs)
        text = texts[state]
        told = text.format(number=number, done=done, runs=runs, left=left, workers=at_once)
        self.state.setText(told)
        self.state.setVisible(state != "idle")
        self._bar.setVisible(state != "idle")

    def show_share(self, share: float) -> None:
        """Shows how much is done, 0 to 1."""
        # A progress bar repaints at once, and with it all of the window that waits to be painted.
        self._bar.setUpdatesEnabled(False)
        self._bar.setValue(round(share * _PARTS))
        self._bar.setUpdatesEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws a hairline to the settings above."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, QColor(current_theme().border))


def _button(action: QAction, *, bold: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setFont(font(bold=bold))
    policy = button.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    button.setSizePolicy(policy)
    describe(button, f"{action.objectName()}_button", action.iconText(), action.statusTip())
    return button
