"""The right side of the Compare view: three plots above, two tables beneath."""

from collections.abc import Sequence
from typing import Final, get_args

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from normviz.presentation.sweep_plots import (
    averaged_axes,
    differing_axes,
    error_lines,
    heat_map,
    numeric_axes,
)
from normviz.runs.sweeps.table import SweepRow
from normviz.scenes.compare_scene import Lower, Plot
from normviz.ui.compare.curve_items import curve_items
from normviz.ui.compare.map_plot import MapPlot
from normviz.ui.compare.plot_options import PlotOptions
from normviz.ui.compare.setting_plot import SettingPlot
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.tables import ResultsTable, RunsList
from normviz.ui.compare.words import conclusion_text
from normviz.ui.plots.picture import RecordedPicture
from normviz.ui.plots.plots import Plots
from normviz.ui.plots.swatch import swatch
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, current_theme
from normviz.ui.widgets.empty_state import EmptyState
from normviz.ui.widgets.splitter import Splitter
from normviz.ui.widgets.tone_label import ToneLabel

_HEIGHTS: Final = [50 * GRID, 30 * GRID]


class ResultPane(QWidget):
    """Shows the sweep of a library."""

    def __init__(self, library: SweepLibrary, parent: QWidget | None = None) -> None:
        """Nothing is shown before the library has a sweep."""
        super().__init__(parent)
        self._library = library
        theme = current_theme()
        self.curves, self.setting, self.map = Plots(theme), SettingPlot(theme), MapPlot(theme)
        self._make_plots()
        self._make_tables()
        self.rows = Splitter(Qt.Orientation.Vertical)
        self.rows.setObjectName("compare_rows")
        self.rows.addWidget(self.plots)
        self.rows.addWidget(self.tables)
        self.rows.set_default_sizes(_HEIGHTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)

    def plot(self) -> Plot:
        """Which plot is shown."""
        return get_args(Plot)[self.plots.currentIndex()]

    def show_pages(self, plot: Plot, lower: Lower) -> None:
        """Shows a plot and a table."""
        self.plots.setCurrentIndex(get_args(Plot).index(plot))
        self.tables.setCurrentIndex(get_args(Lower).index(lower))

    def table(self) -> Lower:
        """Which table is shown."""
        return get_args(Lower)[self.tables.currentIndex()]

    def show_sweep(self) -> None:
        """Shows the library's sweep as it is now."""
        rows = self._library.table()
        said = conclusion_text(rows, differing_axes(rows), self._library.failed)
        self.conclusion.setText(said)
        self.conclusion.setVisible(bool(said))
        record = self._library.record
        if record is None:
            self.runs.show_plan(None, {})
        else:
            self.runs.show_plan(
                record.plan, self._library.runs, record.ordered(), self._library.under_way
            )
        self.options.show_axes(numeric_axes(rows))
        self._show_curves(rows)
        self._show_setting(rows)
        found = heat_map(rows, self.options.axis())
        self.map.show_map(found)
        self._pages[2].setCurrentIndex(1 if found else 0)
        self._show_results(rows)

    def follow_runs(self) -> None:
        """Shows how far the runs are that other processes train."""
        self.show_curves()
        self.runs.show_progress(self._library.under_way)

    def show_curves(self) -> None:
        """Shows the curves of the runs that have begun, and nothing else anew."""
        self._show_curves(self._library.table())

    def picture(self, suffix: str) -> bytes:
        """The plot that is shown as a file of the kind ``suffix``."""
        return self.recorded(suffix).file(suffix)

    def recorded(self, suffix: str) -> RecordedPicture:
        """What such a file will show; any thread can make it."""
        if self.plot() == "curves":
            return self.curves.recorded(suffix)
        return (self.setting if self.plot() == "setting" else self.map).recorded(suffix)

    def set_theme(self, theme: Theme) -> None:
        """Recolours the plots and the swatches."""
        for plot in (self.curves, self.setting, self.map):
            plot.set_theme(theme)
        self.show_sweep()

    def _show_results(self, rows: tuple[SweepRow, ...]) -> None:
        """Fills the table; its colours are those of the plot above."""
        norms = _norm_ranks(rows)

        def icon(at: int) -> QIcon:
            match self.plot():
                case "curves":
                    return swatch(current_theme(), at)
                case "setting" if self._pages[1].currentIndex():
                    return swatch(current_theme(), norms[rows[at].values["norm"]])
            return QIcon()

        self.results.show_rows(rows, icon, self._library.best_epochs, self._library.failed)

    def _show_curves(self, rows: tuple[SweepRow, ...]) -> None:
        items = curve_items(self._library, rows)
        record = self._library.record
        epochs = max((spec.epochs for spec in record.plan.specs), default=1) if record else 1
        self._empty[0].set_text(self._curves_hint())
        self._pages[0].setCurrentIndex(1 if items else 0)
        self.curves.show_items(items, float(epochs))

    def _show_setting(self, rows: tuple[SweepRow, ...]) -> None:
        axis = self.options.axis()
        lines = error_lines(rows, axis) if axis else []
        others = averaged_axes(rows, ("norm", axis))
        self.setting.show_lines(lines, axis, _norm_ranks(rows), others)
        self._pages[1].setCurrentIndex(1 if axis else 0)

    def _make_plots(self) -> None:
        self.plots = _tabs("compare_plots", self.tr("Plots of the comparison"))
        described = (
            (self.curves, "compare_curves", self.tr("Curves"), self._curves_hint()),
            (self.setting, "compare_setting", self.tr("Against a setting"),
             self.tr(
                 "Compare several batch sizes or learning rates: the error over them appears here."
             )),
            (self.map, "compare_map", self.tr("Heat map"),
             self.tr(
                 "Compare norms at several batch sizes or learning rates: a map of both appears "
                 "here."
             )),
        )  # fmt: skip
        self._pages: list[QStackedWidget] = []
        self._empty: list[EmptyState] = []
        for plot, name, title, hint in described:
            describe(plot, name, title)
            plot.setToolTip("")
            page = QStackedWidget()
            self._empty.append(EmptyState("train", hint, name=f"{name}_empty"))
            page.addWidget(self._empty[-1])
            page.addWidget(plot)
            self._pages.append(page)
            self.plots.addTab(page, title)
        self.plots.currentChanged.connect(self._turn_page)
        self.options = PlotOptions()
        self.options.log.toggled.connect(self.curves.set_log)
        self.options.across_changed.connect(self.show_sweep)
        self.plots.setCornerWidget(self.options)

    def _turn_page(self, _: int) -> None:
        self.options.show_for(self.plot())
        self._show_results(self._library.table())

    def _curves_hint(self) -> str:
        if self._library.record is None:
            return self.tr("Press Compare to train: mean and deviation over the seeds appear here.")
        return self.tr("No run has begun yet: the curves appear here.")

    def _make_tables(self) -> None:
        self.results = describe(ResultsTable(), "compare_results", self.tr("Results"))
        self.runs = describe(RunsList(), "compare_runs", self.tr("Runs of the comparison"))
        for table in (self.results, self.runs):
            table.setToolTip("")
        self.tables = _tabs("compare_tables", self.tr("Results and runs"))
        self.tables.addTab(self._with_conclusion(), self.tr("Results"))
        self.tables.addTab(self.runs, self.tr("Runs"))

    def _with_conclusion(self) -> QWidget:
        """The table of results, and beneath it what it shows in words."""
        said = ToneLabel("", "text")
        self.conclusion = describe(said, "compare_conclusion", self.tr("What it shows"))
        self.conclusion.setWordWrap(True)
        self.conclusion.setContentsMargins(GRID, HALF, GRID, HALF)
        self.conclusion.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.results, 1)
        column.addWidget(self.conclusion)
        return page


def _norm_ranks(rows: Sequence[SweepRow]) -> dict[str, int]:
    """Norm to the rank of its colour, where a line is drawn per norm."""
    norms = dict.fromkeys(str(row.values["norm"]) for row in rows)
    return {norm: rank for rank, norm in enumerate(norms)}


def _tabs(name: str, accessible: str) -> QTabWidget:
    tabs = describe(QTabWidget(documentMode=True), name, accessible)
    tabs.setToolTip("")
    tabs.tabBar().setAccessibleName(accessible)  # which has the focus, not the widget around it
    for button in tabs.tabBar().findChildren(QToolButton):
        button.setToolTip(QCoreApplication.translate("Compare", "Shows tabs that have no room."))
    return tabs
