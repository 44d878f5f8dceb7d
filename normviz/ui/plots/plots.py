"""Loss and accuracy side by side, over the epochs. Importing this imports pyqtgraph."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsItem
from shiboken6 import isValid

from normviz.presentation.axis_ranges import fitting, zoomed
from normviz.presentation.learning_curves import METRICS
from normviz.ui.plots.crosshair import Crosshair
from normviz.ui.plots.curve import LegendItem, MetricCurve, MetricPlot
from normviz.ui.plots.legend_place import CORNERS, DrawnPlot, best_corner
from normviz.ui.plots.picture import (
    PIXEL_RATIOS,
    PictureLayer,
    PlotPicture,
    RecordedPicture,
    recorded,
)
from normviz.ui.plots.pixel_ratio import PixelRatio
from normviz.ui.plots.plot_axis import PlotAxis, set_range, style_axes
from normviz.ui.plots.plot_legend import PlotLegend, has_room
from normviz.ui.plots.thin_lines import ThinLines
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID

_MANY = 40
"""Of more items the wide lines have no markers and are drawn together."""
_BEYOND = 1.012
"""The axis goes on a little, so that the marker of the last epoch is not cut."""


class Plots(pg.GraphicsLayoutWidget):
    """Two plots with one x axis and one legend."""

    def __init__(self, theme: Theme) -> None:
        """Empty plots in the colours of ``theme``."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)  # the window takes what is dropped
        self.ci.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes are not mirrored
        self.ci.setContentsMargins(GRID, GRID, 2 * GRID, GRID // 2)
        self.ci.setSpacing(GRID)
        titles = (
            QCoreApplication.translate("Plots", "Loss"),
            QCoreApplication.translate("Plots", "Accuracy"),
        )
        self.plots = tuple(self._add_plot(at, title) for at, title in enumerate(titles))
        self.plots[1].setXLink(self.plots[0])
        self._cache_axes(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._lines = (ThinLines(), ThinLines())
        self._wide = (ThinLines(), ThinLines())
        for plot, lines, wide in zip(self.plots, self._lines, self._wide, strict=True):
            plot.addItem(lines, ignoreBounds=True)
            wide.setZValue(10)
            plot.addItem(wide, ignoreBounds=True)
        self._legend = PlotLegend()
        self._legend.setParentItem(self.plots[1].getViewBox())
        self._corner = CORNERS[0]
        self._epochs = 0
        self._items: dict[str, LegendItem] = {}
        self._named: list[tuple[str, str, int]] = []
        self._curves: dict[str, tuple[MetricCurve, ...]] = {}
        self._are_many = False
        self._is_listed = True
        self._theme = theme
        self._ratio = 1.0
        self._smooth = 1
        self._zoom: float | None = None
        self._log = False
        self._end = 1.0
        self._is_manual = False
        self.crosshair = Crosshair(self, [plot.getViewBox() for plot in self.plots])
        self.set_theme(theme)
        PixelRatio(self, self._use_ratio)

    def show_items(self, items: Sequence[LegendItem], end: float) -> None:
        """Shows exactly ``items``; those that were there stay as they are.

        Args:
            items: In the order of the legend.
            end: Where the x axis ends, in epochs.
        """
        for _ in self.showing(items, end):
            pass

    def showing(self, items: Sequence[LegendItem], end: float) -> Iterator[None]:
        """Does step by step what :meth:`show_items` does, which may take seconds for thousands.

        The plots are sound after each step, and another call may take the place of the rest.
        """
        wanted = {item.key: item for item in items}
        are_many = len(wanted) > _MANY
        kept = wanted if are_many == self._are_many else {}
        for key in [key for key in self._curves if key not in kept]:
            for curve in self._curves.pop(key):
                curve.remove()
            self._items.pop(key)
            yield
        self._are_many = are_many  # only now: no curve of the other kind is left
        for key, item in wanted.items():
            self._take(key, item)
            yield
        self._items = wanted
        self._end = end
        for plot in self.plots:
            plot.getAxis("bottom").show_averaged(max((item.samples for item in items), default=0))
        if _listed(wanted) != self._named or not kept:
            self._epochs = -1
            self._list_names()
        self.update_items()

    def _take(self, key: str, item: LegendItem) -> None:
        """Makes the curves of an item, or gives those that are there its colour and values."""
        before = self._items.get(key)
        self._items[key] = item
        if before is None:
            self._curves[key] = tuple(MetricCurve(place, key) for place in self._places())
        if before is None or item.rank != before.rank:
            for curve in self._curves[key]:
                curve.recolor(self._theme, item.rank, self._ratio)
        for curve in self._curves[key]:
            curve.show(item, self._smooth, self._log and curve.metric == "loss")

    def update_items(self) -> None:
        """Shows what has changed in the items' series."""
        for key, item in self._items.items():
            for curve in self._curves[key]:
                curve.show(item, self._smooth, self._log and curve.metric == "loss")
        self._fit()
        epochs = sum(
            len(each.validation("accuracy")[0])
            for item in self._items.values()
            for each in item.series
        )
        if epochs != self._epochs:  # more often it would cost the time of the curves themselves
            self._epochs = epochs
            self._place_legend()
        self.crosshair.show_values(list(self._items.values()), self._smooth)

    def set_smoothing(self, batches: int) -> None:
        """Shows the mean of so many batches, with their own values behind."""
        self._smooth = batches
        self.update_items()

    def set_log(self, log: bool) -> None:
        """Makes the axis of the loss logarithmic or linear."""
        self._log = log
        self.plots[0].setLogMode(x=False, y=log)
        self._lines[0].set_log(log)
        self._wide[0].set_log(log)
        self.update_items()

    def set_zoom(self, zoom: float | None) -> None:
        """Zooms y as the codelab does; None fits the axis to the values."""
        self._zoom = zoom
        self.reset_view()

    def reset_view(self) -> None:
        """Shows all again after the user has moved or zoomed a plot."""
        self._is_manual = False
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Recolours everything: pyqtgraph does not look at the palette."""
        self._theme = theme
        self.setBackground(theme.surface)
        for plot in self.plots:
            plot.setTitle(plot.title_text, color=theme.text, size="9pt", bold=True)
        self._legend.setLabelTextColor(QColor(theme.text))
        ground = QColor(theme.surface)
        ground.setAlpha(210)
        self._legend.setBrush(ground)
        self.crosshair.set_theme(theme)
        self._set_pens()
        self._list_names()

    def _set_pens(self) -> None:
        """Gives all lines their colour and their width."""
        border = pg.mkPen(self._theme.border, width=self._ratio)
        for plot in self.plots:
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(border)
                plot.getAxis(side).setTextPen(QColor(self._theme.muted))  # setPen colours the label
        self._legend.setPen(border)
        for key, curves in self._curves.items():
            for curve in curves:
                curve.recolor(self._theme, self._items[key].rank, self._ratio)

    def picture(self, suffix: str = ".png") -> bytes:
        """The plots as a file.

        Args:
            suffix: Of the file: ``.png``, ``.svg`` or ``.pdf``.
        """
        return self.recorded(suffix).file(suffix)

    def recorded(self, suffix: str) -> RecordedPicture:
        """What such a file will show; any thread can make it."""
        self.crosshair.hide()
        self._use_ratio(PIXEL_RATIOS[suffix])
        self._cache_axes(QGraphicsItem.CacheMode.NoCache)  # made for the pixels of the screen
        size, has_room = self.viewport().size(), self._has_room()
        self._fill_legend(*(() if has_room else (size.width() // 2,)))
        self._is_listed &= has_room  # on the screen there is no room for such names
        place: AbstractContextManager[float] = nullcontext(0.0)
        if not has_room:
            place = self._legend.beneath(self.ci, size)
        self._legend.setVisible(bool(self._items))
        try:
            with place as height:
                whole, ground = QSizeF(size) + QSizeF(0, height), QColor(self._theme.surface)
                return recorded(PlotPicture(self.scene(), whole, ground, self._layers()))
        finally:
            self._use_ratio(self.devicePixelRatioF())
            self._cache_axes(QGraphicsItem.CacheMode.DeviceCoordinateCache)
            self._show_legend()

    def _use_ratio(self, ratio: float) -> None:
        """Keeps lines equally thick: pyqtgraph's pens count pixels, not units of the scene."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._set_pens()

    def _layers(self) -> list[PictureLayer]:
        sides = ("left", "bottom")
        frames = [plot.getAxis(side) for plot in self.plots for side in sides]
        titles = [plot.titleLabel for plot in self.plots]
        boxes = [plot.getViewBox() for plot in self.plots]
        curves = [PictureLayer([box.childGroup], box.sceneBoundingRect()) for box in boxes]
        return [PictureLayer([*frames, *titles]), *curves, PictureLayer([self._legend])]

    def minimumSizeHint(self) -> QSize:
        """Room for two plots that can be read."""
        return QSize(56 * GRID, 20 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Looks whether there is room for the legend."""
        super().resizeEvent(event)
        # Qt resizes it while it is being made, and after its scene was deleted.
        if hasattr(self, "_items") and isValid(self._legend):
            self._show_legend()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows all again."""
        super().mouseDoubleClickEvent(event)
        self.reset_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, with Shift the cross hair; + and − zoom, Home shows all again."""
        if self._move_crosshair(event):
            return
        moves = {Qt.Key.Key_Left: -0.1, Qt.Key.Key_Right: 0.1}
        zooms = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Minus: 1.25}
        box, key = self.plots[0].getViewBox(), Qt.Key(event.key())
        (low, high), _ = box.viewRange()
        if key in moves:
            self._note_manual()
            box.translateBy(x=moves[key] * (high - low))
        elif key in zooms:
            self._note_manual()
            box.scaleBy(x=zooms[key])
        elif key == Qt.Key.Key_Home:
            self.reset_view()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the cross hair away."""
        super().leaveEvent(event)
        self.crosshair.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the cross hair with the pointer."""
        super().mouseMoveEvent(event)
        self._point_at(self.mapToScene(event.position().toPoint()))

    def _point_at(self, place: QPointF) -> None:
        """Moves the cross hair to the pointer, while it is in a plot."""
        for plot in self.plots:
            box = plot.getViewBox()
            if self._items and box.sceneBoundingRect().contains(place):
                self.crosshair.move_to(box.mapSceneToView(place).x())
                return
        self.crosshair.hide()

    def _move_crosshair(self, event: QKeyEvent) -> bool:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.crosshair.is_shown:
            self.crosshair.hide()
            return True
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key not in ways or not shifted or not self._items:
            return False
        (low, high), _ = self.plots[0].getViewBox().viewRange()
        self.crosshair.step(ways[key], max(low, 0.0), min(high, self._end))
        return True

    def _fit(self) -> None:
        if self._is_manual:
            return
        for at, (plot, metric) in enumerate(zip(self.plots, METRICS, strict=True)):
            log = self._log and metric == "loss"
            if self._zoom is None or log:
                bounds = [curves[at].bounds for curves in self._curves.values()]
                low, high = fitting(metric, bounds, log)
            else:
                low, high = zoomed(metric, self._zoom)
            if log:
                low, high = float(np.log10(low)), float(np.log10(high))
            set_range(plot, (0.0, _BEYOND * self._end), (low, high))

    def _places(self) -> list[MetricPlot]:
        wide = self._wide if self._are_many else (None, None)
        return [
            MetricPlot(*each) for each in zip(self.plots, METRICS, self._lines, wide, strict=True)
        ]

    def _list_names(self) -> None:
        """Empties the legend; it is filled when it is seen: the names of hundreds take seconds."""
        self._legend.clear()
        self._is_listed, self._named = False, _listed(self._items)
        self._show_legend()

    def _fill_legend(self, *widest: int) -> None:
        if self._is_listed:
            return
        self._is_listed = True
        listed = _listed(self._items)
        samples = ((self._curves[key][1].sample(), name) for key, name, _ in listed)
        self._legend.fill(samples, len(listed), *widest)

    def _has_room(self) -> bool:
        """Whether the legend leaves most of a plot in sight."""
        return has_room(len(_listed(self._items)), self.viewport().height())

    def _show_legend(self) -> None:
        """Hides a legend that would hide the curves; the table shows the colours too."""
        is_seen = bool(_listed(self._items)) and self._has_room()
        if is_seen:
            self._fill_legend()
        self._legend.setVisible(is_seen)
        self._place_legend()

    def _place_legend(self) -> None:
        """Moves the legend to where it hides least."""
        if not self._legend.isVisible() or not self._curves:
            return
        corner = best_corner([self._drawn(at) for at in range(len(self.plots))], self._corner)
        if corner == self._corner:
            return
        self._corner = corner
        box = self.plots[corner.plot].getViewBox()
        self._legend.put(box, right=corner.right, bottom=corner.bottom)

    def _drawn(self, at: int) -> DrawnPlot:
        box, size = self.plots[at].getViewBox(), self._legend.geometry()
        width, height = max(box.width(), 1.0), max(box.height(), 1.0)
        share = (size.width() + GRID) / width, (size.height() + GRID) / height
        lines = [line for curves in self._curves.values() for line in curves[at].drawn()]
        return DrawnPlot(lines, box.viewRange(), share)

    def _cache_axes(self, mode: QGraphicsItem.CacheMode) -> None:
        """Axes change seldom, and writing their numbers takes a while."""
        for plot in self.plots:
            for side in ("left", "bottom"):
                plot.getAxis(side).setCacheMode(mode)

    def _note_manual(self) -> None:
        self._is_manual = True

    def _add_plot(self, column: int, title: str) -> pg.PlotItem:
        axes = {side: PlotAxis(side) for side in ("left", "bottom")}
        plot = self.addPlot(row=0, col=column, axisItems=axes)
        plot.title_text = title
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.disableAutoRange()
        plot.showGrid(x=False, y=True, alpha=0.15)
        style_axes(axes["left"], axes["bottom"])
        plot.getViewBox().sigRangeChangedManually.connect(self._note_manual)
        return plot


def _listed(items: Mapping[str, LegendItem]) -> list[tuple[str, str, int]]:
    """Key, name and rank of the items that the legend lists."""
    return [(key, item.name, item.rank) for key, item in items.items() if item.is_listed]
