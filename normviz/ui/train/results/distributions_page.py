"""How what a layer receives and gives is distributed over the training of a run."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from normviz.ports.batch_norm import CancelledError
from normviz.ports.distributions import Floats, LayerDistributions
from normviz.ports.training import TrainingService
from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.text.unread_text import unread_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.run_page import RunPage
from normviz.ui.train.results.step_plot import Bands, Lines, StepPlot, Tone
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.scroll_area import ScrollArea

_COLUMNS: Final = 3


class DistributionsPage(RunPage):
    """Bands of x and y, γ and β per channel, moving against batch statistics."""

    _advanced = Signal(int, int)

    def __init__(
        self, service: TrainingService, jobs: BackgroundJobs, parent: QWidget | None = None
    ) -> None:
        """An empty page."""
        content = QWidget()
        area = ScrollArea()
        area.setWidget(content)
        super().__init__(service, jobs, area, "train_distributions", parent)
        describe(area, "train_distributions_area", self.tr("Distributions over the training"))
        area.setToolTip("")
        self._layer = ""
        self._box = ComboBox(20)
        tip = self.tr("The layer whose inputs (x) and outputs (y) are shown.")
        describe(self._box, "train_distributions_layer", self.tr("Layer"), tip)
        describe(self._box.view(), "train_distributions_layers", self.tr("Layer"), tip)
        self._box.currentTextChanged.connect(self.set_layer)
        self._progress = describe(
            QProgressBar(), "train_distributions_progress", self.tr("Progress")
        )
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.tools.addWidget(self._progress)
        self.tools.addWidget(self._box)
        self.plots = self._make_plots()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        for plot in self.plots.values():
            self._grid.addWidget(plot)
        self._advanced.connect(self._show_progress)

    def layer(self) -> str:
        """The layer that is wanted; empty for the first norm."""
        return self._layer

    def set_layer(self, name: str) -> None:
        """Shows another layer; empty for the first norm."""
        if name != self._layer:
            self._layer = name
            if self.isVisible():
                self._look()

    def question(self, run: Run | None) -> Hashable:
        """The run, how much it has learned, and the layer."""
        if run is None:
            raise ValueError(self.tr("Select one run to see its layers over the training."))
        return run.id, run.epochs_done, run.state, self._layer

    def ask(self, run: Run | None) -> LayerDistributions | None:
        """Computes them; None where another question has been asked meanwhile."""
        asked = self._asked
        if run is None:
            return None
        try:
            return self.service.distributions(
                run.id, self._layer, self._advanced.emit, lambda: self._asked != asked
            )
        except CancelledError:
            return None

    def show_answer(self, run: Run | None, answer: LayerDistributions) -> None:
        """Draws what the layer has."""
        self._progress.hide()
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItems(answer.layers)
            self._box.setCurrentText(answer.layer)
        text = self.tr("{run}, {layer}: bands hold 98, 90 and 50 % of all elements.")
        said = text.format(run=run.name if run else "", layer=answer.layer)
        self.head.setText(f"{said} {unread_text(answer.unread)}".strip())
        self._show("x", answer, [Bands(answer.x)])
        self._show("y", answer, [Bands(answer.y)])
        self._show("gamma", answer, _lines(answer.gamma, "accent"))
        self._show("beta", answer, _lines(answer.beta, "accent"))
        mean = _lines(answer.batch_mean, "muted") + _lines(answer.moving_mean, "accent")
        variance = _lines(answer.batch_variance, "muted") + _lines(answer.moving_variance, "accent")
        self._show("mean", answer, mean)
        self._show("variance", answer, variance)
        self._place()

    def show_problem(self, problem: str) -> None:
        """Says it; nothing goes on any more."""
        super().show_problem(problem)
        self._progress.hide()

    def _show(self, name: str, answer: LayerDistributions, parts: Sequence[Lines | Bands]) -> None:
        self.plots[name].setVisible(bool(parts))
        self.plots[name].show_parts(answer.steps, parts)

    def _make_plots(self) -> dict[str, StepPlot]:
        compared = self.tr("Blue: moving. Gray: of these inputs. One line per channel.")
        each = self.tr("One line per channel, over the kept steps.")
        bands = self.tr("Quantiles 1, 5, 25, 50, 75, 95 and 99 % over the kept steps.")
        titles = {
            "x": (self.tr("x (input)"), bands),
            "y": (self.tr("y (output)"), bands),
            "gamma": ("γ", each),
            "beta": ("β", each),
            "mean": (self.tr("Mean: moving, batch"), compared),
            "variance": (self.tr("Variance: moving, batch"), compared),
        }
        return {
            name: describe(StepPlot(title), f"train_distributions_{name}", title, tip)
            for name, (title, tip) in titles.items()
        }

    def _place(self) -> None:
        """Puts the plots that are shown into rows; x and y stand first."""
        shown = [plot for plot in self.plots.values() if not plot.isHidden()]
        for plot in self.plots.values():
            self._grid.removeWidget(plot)
        for at, plot in enumerate(shown):
            self._grid.addWidget(plot, at // _COLUMNS, at % _COLUMNS)

    def _show_progress(self, done: int, count: int) -> None:
        self._progress.setVisible(done < count)
        self._progress.setMaximum(count)
        self._progress.setValue(done)


def _lines(values: Floats | None, tone: Tone) -> list[Lines | Bands]:
    return [] if values is None else [Lines(values, tone)]
