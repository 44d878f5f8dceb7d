"""Predictions for printed digits, rendered from the fonts of this machine."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from normviz.datasets.catalog import CATALOG
from normviz.ports.training import TrainingService
from normviz.presentation.number_format import count, percent
from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.digit_grid import DigitCell, DigitGrid
from normviz.ui.train.results.fonts import families, render
from normviz.ui.train.results.run_page import RunPage

_A_ROW = 20
"""Two fonts per row."""


@dataclass(frozen=True, eq=False)
class PrintedDigits:
    """What the network says of printed digits.

    Attributes:
        fonts: Family of the font of each digit, N.
        images: uint8 (N, 28, 28); the digits 0 to 9 of each font in turn.
        probabilities: (N, 10).
    """

    fonts: list[str]
    images: NDArray[np.uint8]
    probabilities: NDArray[np.float64]


class FontPage(RunPage):
    """Ten digits a font with the prediction beneath."""

    def __init__(
        self, service: TrainingService, jobs: BackgroundJobs, parent: QWidget | None = None
    ) -> None:
        """An empty page."""
        self.grid = DigitGrid()
        super().__init__(service, jobs, self.grid, "train_fonts", parent)
        describe(
            self.grid,
            "train_font_grid",
            self.tr("Digits of the fonts of this machine"),
            self.tr("The network's answer stands below each digit; wrong answers are red."),
        )
        self.grid.setToolTip("")

    def question(self, run: Run | None) -> Hashable:
        """The run and how much it has learned."""
        if run is None:
            raise ValueError(self.tr("Select one run to let it read printed digits."))
        info = CATALOG.get(run.spec.dataset)
        if info is None or not info.is_digits:
            raise ValueError(self.tr("This run does not read digits. Select another one."))
        if not run.epochs_done:
            raise ValueError(
                self.tr("This run has no weights yet. Train it for at least one epoch.")
            )
        return run.id, run.epochs_done

    def ask(self, run: Run | None) -> PrintedDigits | None:
        """Renders the digits and lets the network predict them."""
        if run is None:
            return None
        names = families()
        images = render(names)
        fonts = [name for name in names for _ in range(10)]
        return PrintedDigits(fonts, images, self.service.predict(run.id, images))

    def show_answer(self, run: Run | None, answer: PrintedDigits) -> None:
        """Shows the digits in the order of their fonts."""
        said = answer.probabilities.argmax(1)
        cells = []
        for at, font in enumerate(answer.fonts):
            right = int(said[at]) == at % 10
            tip = self.tr("{digit} in {font}. The network says {said} ({share}).")
            share = percent(float(answer.probabilities[at].max()))
            text = tip.format(digit=at % 10, font=font, said=int(said[at]), share=share)
            cells.append(DigitCell(answer.images[at], str(said[at]), right, text))
        self.grid.show_cells(cells, _A_ROW)
        text = self.tr("{run}: {right} of {all} printed digits right.")
        hits = sum(cell.right for cell in cells)
        name = run.name if run else ""
        self.head.setText(text.format(run=name, right=count(hits), all=count(len(cells))))
        self.grid.setAccessibleDescription(self.head.text())
