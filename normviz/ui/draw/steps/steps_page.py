"""The page with the answers of the chosen runs over their training."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ports.models import ModelInfo
from normviz.ports.prediction import LoadPredictions, StepAnswers
from normviz.presentation.draw.page import Image28
from normviz.presentation.draw.step_answers import Reading, all_steps, reading_at
from normviz.presentation.number_format import count, percent
from normviz.ui.draw.steps.step_curves import StepCurves
from normviz.ui.draw.steps.steps_client import StepsClient
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.unread_text import unread_text
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.steps.step_bar import StepBar
from normviz.ui.widgets.tone_label import ToneLabel

_MOST: Final = 1000
"""A factor of stretch beside which 1 is nothing."""
LOOK_MS: Final = 1000
"""Time between two looks for newer steps of runs that train."""


class StepsPage(QWidget):
    """One panel per chosen run, and a slider over the steps of all of them.

    Attributes:
        client: Asks the runs.
        bar: Goes through the steps.
    """

    def __init__(self, load: LoadPredictions, parent: QWidget | None = None) -> None:
        """An empty page; ``load`` makes what answers, when the page is first seen."""
        super().__init__(parent)
        self.setObjectName("draw_steps_page")
        self.client = StepsClient(load, self)
        self._image: Image28 | None = None
        self._step: int | None = None
        self._panels: dict[str, _RunPanel] = {}
        self._note = describe(ToneLabel(), "draw_steps_note", self.tr("Why there are no curves"))
        self._note.setWordWrap(True)
        self._note.setContentsMargins(GRID, GRID, GRID, GRID)
        self.bar = StepBar("draw_steps_bar")
        self._lay_out()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._ask_again)
        self.bar.step_changed.connect(self._choose_step)
        self.client.answered.connect(self._show_answers)
        self.client.failed.connect(self._show_problem)
        self._show_note()

    @property
    def step(self) -> int | None:
        """The step that is marked; None for the newest one."""
        return self._step

    @property
    def panels(self) -> "dict[str, _RunPanel]":
        """The panels by the id of their run."""
        return self._panels

    def set_step(self, step: int | None) -> None:
        """Marks a step, None for the newest one."""
        self._step = step
        self.bar.set_step(step)
        self._show_readings()

    def set_models(self, models: Sequence[ModelInfo]) -> None:
        """Shows a panel for each run among the models that are asked."""
        titles = {model.name: model.title for model in models if model.run and not model.is_folded}
        for name in [name for name in self._panels if name not in titles]:
            panel = self._panels.pop(name)
            panel.hide()
            panel.deleteLater()
        for name, title in titles.items():
            if name not in self._panels:
                self._panels[name] = _RunPanel(name)
                self._column.insertWidget(self._column.count() - 1, self._panels[name], 1)
            self._panels[name].set_title(title)
        self._show_steps()
        self._ask()

    def set_image(self, image: Image28) -> None:
        """Takes another drawing, (28, 28)."""
        self._image = image if image.any() else None
        self._ask()

    def actions_of_steps(self) -> list[QAction]:
        """What goes through the steps, for a menu."""
        return [self.bar.play, self.bar.earlier, self.bar.later]

    def showEvent(self, event: QShowEvent) -> None:
        """Asks, and goes on looking for newer steps."""
        super().showEvent(event)
        self._ask()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Asks nothing unseen."""
        super().hideEvent(event)
        self._look.stop()
        self.client.forget()

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(GRID)
        self._column.addStretch(0)
        area = describe(ScrollArea(), "draw_steps_area", self.tr("Answers over the training"))
        area.setToolTip("")
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(area, 1)
        column.addWidget(self.bar)

    def _ask(self) -> None:
        self._show_note()
        if not self.isVisible():
            return
        if self._image is None:
            self.client.forget()
            for panel in self._panels.values():
                panel.show_answers(None, 1)
            return
        self.client.ask(np.asarray(self._image, np.float32), tuple(self._panels))

    def _ask_again(self) -> None:
        if not self.client.is_busy:
            self._ask()

    def _show_answers(self, answers: StepAnswers) -> None:
        panel = self._panels.get(answers.name)
        if panel is not None and self._image is not None:
            panel.show_answers(answers, 1)
            panel.show_problem("")
            self._show_steps()

    def _show_problem(self, run: str, problem: str) -> None:
        if run in self._panels:
            self._panels[run].show_problem(problem)

    def _show_steps(self) -> None:
        known = [each.curves.answers for each in self._panels.values() if each.curves.answers]
        steps = all_steps(known)
        self.bar.set_steps(steps)
        self.bar.setVisible(bool(steps))
        for panel in self._panels.values():
            panel.show_answers(panel.curves.answers, steps[-1] if steps else 1)
        self._show_readings()

    def _show_readings(self) -> None:
        for panel in self._panels.values():
            panel.show_step(self._step)

    def _choose_step(self, step: int | None) -> None:
        self._step = step
        self._show_readings()

    def _show_note(self) -> None:
        text = ""
        if not self._panels:
            text = self.tr("No run is chosen. Train one, and tick it at the left.")
        elif self._image is None:
            text = self.tr("Draw a digit to see when the runs learn to read it.")
        self._note.setText(text)
        self._note.setVisible(bool(text))


class _RunPanel(QWidget):
    """The curves of one run, its name, and what it reads at the step.

    Attributes:
        curves: The curves.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"draw_steps_{name}")
        self._problem = ""
        self._step: int | None = None
        self._title = ToneLabel("", "text")
        self._title.setFont(font("body", bold=True))
        self._said = describe(ToneLabel(), f"draw_steps_said_{name}", self.tr("What the run reads"))
        self._said.setWordWrap(True)
        self.curves = StepCurves()
        tip = self.tr("Probabilities of the ten digits over the kept steps of the training.")
        describe(self.curves, f"draw_steps_curves_{name}", self.tr("Ten curves"), tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._said)
        # Curves have a largest height: what is left stands below them, not around the labels.
        column.addWidget(self.curves, _MOST)
        column.addStretch(1)

    def set_title(self, title: str) -> None:
        """Names the run."""
        self._title.setText(title)

    def show_answers(self, answers: StepAnswers | None, last: int) -> None:
        """Shows curves, up to the last step of all runs."""
        self.curves.show_answers(answers, last)

    def show_problem(self, problem: str) -> None:
        """Says why there is nothing new; the last curves stay. An empty text takes it away."""
        self._problem = problem
        self.show_step(self._step)

    def show_step(self, step: int | None) -> None:
        """Marks a step and says what was read there, or what is wrong."""
        self._step = step
        self.curves.show_step(step)
        answers = self.curves.answers
        reading = None if answers is None else reading_at(answers, step)
        words = "" if reading is None else self._words(reading)
        unread = "" if answers is None else unread_text(answers.unread)
        self._said.set_tone("warning" if self._problem or unread else "muted")
        self._said.setText(self._problem or f"{words}\n{unread}".strip())
        self.curves.setAccessibleDescription(self._said.text())

    def _words(self, reading: Reading) -> str:
        words = self.tr("Step {step}: {digit}, {share}; read so since step {since}.")
        return words.format(
            step=count(reading.step),
            digit=reading.digit,
            share=percent(reading.share),
            since=count(reading.since),
        )
