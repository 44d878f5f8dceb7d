"""The curves of the selected runs and their colours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.ui.style.palette import Theme
from normviz.ui.train.plots.curve import LegendItem, color_of
from normviz.ui.train.runs.run_library import RunLibrary

_SIDE = 12


class ColorRanks:
    """Hands out colours: a run keeps its own while it is selected."""

    def __init__(self) -> None:
        self._ranks: dict[str, int] = {}
        self._joined: dict[str, str] = {}

    def hand_out(self, runs: Sequence[str]) -> Mapping[str, int]:
        """The rank of each of ``runs``; those of others are free again."""
        self._ranks = {run: rank for run, rank in self._ranks.items() if run in runs}
        for run in runs:
            if run not in self._ranks:
                taken = set(self._ranks.values())
                self._ranks[run] = next(rank for rank in range(len(runs)) if rank not in taken)
        return self._ranks

    def join(self, groups: Iterable[Sequence[Run]]) -> None:
        """Lets the runs of each group be seen in the colour of the first one."""
        self._joined = {run.id: group[0].id for group in groups for run in group}

    def of(self, run: str) -> int | None:
        """The rank in whose colour a run is seen; None where it is not."""
        return self._ranks.get(self._joined.get(run, run))


def without_seed(spec: RunSpec) -> RunSpec:
    """What two runs have in common that differ by seed and name alone."""
    return replace(spec, seed=0, name="")


def legend_items(
    library: RunLibrary, runs: Sequence[Run], ranks: ColorRanks, *, band: bool
) -> list[LegendItem]:
    """The entries of the legend.

    Args:
        library: Knows the curves.
        runs: The selected runs.
        ranks: Hands out the colours.
        band: Whether runs that differ by their seed alone are one entry.
    """
    groups: dict[object, list[Run]] = {}
    for run in runs:
        groups.setdefault(without_seed(run.spec) if band else run.id, []).append(run)
    given = ranks.hand_out([run.id for run in runs])
    ranks.join(groups.values())
    return [
        LegendItem(
            key="+".join(run.id for run in group),
            name=_name(group),
            rank=given[group[0].id],
            series=tuple(library.series(run.id) for run in group),
        )
        for group in groups.values()
    ]


def _name(group: Sequence[Run]) -> str:
    if len(group) == 1:
        return group[0].name
    text = QCoreApplication.translate("Train", "{name} and other seeds: mean ± deviation of {n}")
    return text.format(name=group[0].name, n=len(group))


def swatch(theme: Theme, rank: int) -> QIcon:
    """A small square in the colour of a rank."""
    pixmap = QPixmap(QSize(2 * _SIDE, 2 * _SIDE))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color_of(theme, rank)))
        painter.drawRoundedRect(QRectF(2, 2, 2 * _SIDE - 4, 2 * _SIDE - 4), 4, 4)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it
    return icon
