"""Draws the curves of the selected runs: of many in slices of time, so that the window goes on."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from normviz.presentation.color_ranks import ColorRanks
from normviz.runs.run import Run
from normviz.ui.plots.curve import LegendItem
from normviz.ui.threads.time_slices import TimeSlices
from normviz.ui.train.plots.legend_items import last_epoch, legend_items
from normviz.ui.train.plots.plot_pane import PlotPane
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.runs.run_words import said_of

AT_ONCE: Final = 100
"""So many runs are drawn within the event that has selected them."""


class SelectedCurves(QObject):
    """Reads and draws curves; what was drawn stays until all of the new ones are.

    Attributes:
        shown: Emitted when the curves of the selected runs are drawn.
        items: What is drawn.
    """

    shown = Signal()

    def __init__(
        self, library: RunLibrary, ranks: ColorRanks, pane: PlotPane, parent: QObject | None = None
    ) -> None:
        """Draws nothing yet.

        Args:
            library: Knows the curves.
            ranks: Hands out the colours.
            pane: Where they are drawn.
            parent: Owner.
        """
        super().__init__(parent)
        self.items: list[LegendItem] = []
        self._library, self._ranks, self._pane = library, ranks, pane
        self._slices = TimeSlices(self)
        self._slices.ended.connect(self.shown)

    @property
    def busy(self) -> bool:
        """Whether curves are still being read or drawn."""
        return self._slices.busy

    def show(self, runs: Sequence[Run]) -> None:
        """Draws the curves of ``runs`` and no others."""
        self._slices.stop()
        work = self._drawing(runs)
        if max(len(runs), len(self.items)) > AT_ONCE:
            self._slices.start(self._unpainted(work))
            return
        for _ in work:
            pass
        self.shown.emit()

    def stop(self) -> None:
        """Draws nothing more."""
        self._slices.stop()

    def _drawing(self, runs: Sequence[Run]) -> Iterator[None]:
        for run in runs:
            self._library.series(run.id)
            yield
        band = self._pane.bar.band.isChecked()
        self.items = legend_items(self._library, runs, self._ranks, band=band)
        yield from self._pane.showing(self.items, last_epoch(runs), said_of(self._library, runs))

    def _unpainted(self, work: Iterator[None]) -> Iterator[None]:
        """Each paint of hundreds of curves takes as long as many slices: all are painted once."""
        plots = self._pane.plots
        plots.setUpdatesEnabled(False)
        try:
            yield from work
        finally:
            plots.setUpdatesEnabled(True)
