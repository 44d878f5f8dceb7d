"""The pane at the right: the answers, the answers over the training, or the own digits."""

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from normviz.scenes.draw_scene import SidePage
from normviz.ui.draw.answers.answers_pane import AnswersPane
from normviz.ui.draw.own.page import OwnDigitsPage
from normviz.ui.draw.steps.steps_page import StepsPage
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.segmented import Segmented


class SidePane(QWidget):
    """Three pages and a switch between them."""

    def __init__(
        self,
        answers_pane: AnswersPane,
        steps: StepsPage,
        own: OwnDigitsPage,
        parent: QWidget | None = None,
    ) -> None:
        """Shows ``answers_pane`` first."""
        super().__init__(parent)
        self.setObjectName("draw_right_side")
        self._own = own
        self.steps = steps
        self._switch = Segmented(
            (
                ("answers", self.tr("Answers"), self.tr("What every model reads.")),
                (
                    "steps",
                    self.tr("Over the training"),
                    self.tr("What the chosen runs read at every kept step of their training."),
                ),
                ("own", self.tr("Own digits"), self.tr("Drawings that you keep, with labels.")),
            ),
            name="draw_right",
            accessible=self.tr("Right side"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(answers_pane)
        self._pages.addWidget(steps)
        self._pages.addWidget(own)
        top = QHBoxLayout()
        top.setContentsMargins(GRID + HALF, GRID, GRID + HALF, 0)
        top.addWidget(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        self._switch.changed.connect(self._show)

    def page(self) -> SidePage:
        """``"answers"``, ``"steps"`` or ``"own"``."""
        return cast(SidePage, self._switch.current())

    def show_page(self, name: str) -> None:
        """Shows ``"answers"``, ``"steps"`` or ``"own"``."""
        self._switch.set_current(name)

    def _show(self, name: str) -> None:
        if name == "own":
            self._own.open()
        self._pages.setCurrentIndex(("answers", "steps", "own").index(name))
