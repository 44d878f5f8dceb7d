"""The curves of a comparison: the mean of the runs that have ended, and each run under way."""

import math
from collections.abc import Sequence
from typing import Final

from normviz.presentation.learning_curves import LearningCurves
from normviz.presentation.sweep_plots import differing_axes
from normviz.runs.run import ACTIVE
from normviz.runs.sweeps.table import SweepRow
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.words import combination_text
from normviz.ui.plots.curve import LegendItem

_SAMPLES: Final = 64
"""Of which a training value is the mean at least."""


def curve_items(library: SweepLibrary, rows: Sequence[SweepRow]) -> list[LegendItem]:
    """What is drawn of the library's sweep: one line of the legend per row that has begun.

    A run under way is drawn beside those of the other seeds: in their mean, which reaches as far
    as all of them do, it would hide what they have measured.

    Args:
        library: Knows the curves.
        rows: Of the sweep's table.
    """
    axes, found = differing_axes(rows), list[LegendItem]()
    sweep = library.record.id if library.record else ""
    for rank, row in enumerate(rows):
        ended, under_way = _curves(library, row)
        name = combination_text(row.values, axes)
        smooth = _averaged(row)
        samples = _SAMPLES if smooth > 1 else 0
        if ended:
            key = f"{sweep}/{rank}/{len(ended)}"
            curves = list(ended.values())
            found.append(LegendItem(key, name, rank, curves, smooth=smooth, samples=samples))
        found += [
            LegendItem(
                f"{sweep}/{rank}/{key}",
                name,
                rank,
                [curves],
                not ended and not at,
                smooth=smooth,
                samples=samples,
            )
            for at, (key, curves) in enumerate(under_way.items())
        ]
    return found


def _averaged(row: SweepRow) -> int:
    """Over how many batches of a row the mean is drawn.

    The accuracies of batches of two are 0, ½ and 1: they would fill the plot and hide the rest.
    """
    return math.ceil(_SAMPLES / row.values["batch_size"])


def _curves(
    library: SweepLibrary, row: SweepRow
) -> tuple[dict[str, LearningCurves], dict[str, LearningCurves]]:
    """Key of a spec to what its run has measured: of those that have ended, and of the others."""
    ended, under_way = dict[str, LearningCurves](), dict[str, LearningCurves]()
    for key in row.keys:
        run = library.runs.get(key)
        if key in library.under_way:
            under_way[key] = library.under_way[key]
        elif run is not None and len(curves := library.curves(run)):
            (under_way if run.state in ACTIVE else ended)[key] = curves
    return ended, under_way
