"""The values at the cross hair as a small table, and as plain text for screen readers."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics

from normviz.presentation.curve_readout import Readout, step_at
from normviz.presentation.number_format import count, number
from normviz.ui.plots.curve import LegendItem, color_of
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.runs.run_text import NOTHING
from normviz.ui.text.showable import showable

_NAME: Final = 26 * GRID
_MOST: Final = 12
"""More lines would not fit over the plots."""


@dataclass(frozen=True, eq=False)
class ReadoutLine:
    """An entry of the legend and its values.

    Attributes:
        item: The entry.
        values: At the cross hair.
    """

    item: LegendItem
    values: Readout


def html_text(epoch: float, lines: Sequence[ReadoutLine], theme: Theme) -> str:
    """A table with a line per entry, in its colour; those that show nothing there come last."""
    metrics = QFontMetrics(font("small"))
    rows = [_row(_titles(), "")]
    for line in _ordered(lines)[:_MOST]:
        name = metrics.elidedText(showable(line.item.name), Qt.TextElideMode.ElideMiddle, _NAME)
        color = color_of(theme, line.item.rank)
        rows.append(_row([name, *_numbers(line.values)], color))
    more = len(lines) - _MOST
    rest = QCoreApplication.translate("Plots", "and {count} more").format(count=more)
    table = f"<table cellspacing='0' cellpadding='1'>{''.join(rows)}</table>"
    said = f"<b>{html.escape(_head(epoch, lines))}</b>{table}"
    return f"{said}{html.escape(rest)}" if more > 0 else said


def plain_text(epoch: float, lines: Sequence[ReadoutLine]) -> str:
    """The same as sentences."""
    text = QCoreApplication.translate(
        "Plots",
        "{name}: loss {loss}, in validation {val_loss}, accuracy {accuracy}, in validation "
        "{val_accuracy}.",
    )
    said = [
        text.format(name=line.item.name, **dict(zip(_KEYS, _numbers(line.values), strict=True)))
        for line in _ordered(lines)
    ]
    return "\n".join([_head(epoch, lines), *said])


_KEYS: Final = ("loss", "val_loss", "accuracy", "val_accuracy")


def _ordered(lines: Sequence[ReadoutLine]) -> list[ReadoutLine]:
    return sorted(lines, key=lambda line: line.values.loss is None)


def _head(epoch: float, lines: Sequence[ReadoutLine]) -> str:
    """The place, and the step where it is the same for all."""
    place = f"{epoch:.2f}"
    steps = {step_at(each, epoch) for line in lines for each in line.item.series}
    if len(steps) == 1:
        text = QCoreApplication.translate("Plots", "Epoch {epoch}, step {step}")
        return text.format(epoch=place, step=count(steps.pop()))
    return QCoreApplication.translate("Plots", "Epoch {epoch}").format(epoch=place)


def _titles() -> list[str]:
    return [
        "",
        QCoreApplication.translate("Plots", "Loss"),
        QCoreApplication.translate("Plots", "validation"),
        QCoreApplication.translate("Plots", "Accuracy"),
        QCoreApplication.translate("Plots", "validation"),
    ]


def _numbers(values: Readout) -> list[str]:
    found = (getattr(values, key) for key in _KEYS)
    return [NOTHING if value is None else number(value) for value in found]


def _row(cells: Sequence[str], color: str) -> str:
    first, *others = (html.escape(cell) for cell in cells)
    mark = f"<span style='color:{color}'>■</span>&nbsp;" if color else ""
    numbers = "".join(f"<td align='right'>&nbsp;&nbsp;{cell}</td>" for cell in others)
    return f"<tr><td>{mark}{first}</td>{numbers}</tr>"
