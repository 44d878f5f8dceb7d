"""What the script of a page needs to know of a figure: sets, numbers of each element, colours."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.errors import UserError
from normviz.figure.colors import FigureColors, set_table
from normviz.figure.layout import Layout
from normviz.figure.panel_data import PanelData
from normviz.figure.state import FigureState, Index

MAX_ELEMENTS: Final = 20_000
"""Each of them has its numbers in the page, once for each norm."""
_DIGITS: Final = 5

Paint = Callable[..., str]
"""The colour as the page's SVG writes it, from that of each theme (``#rrggbb``)."""


@dataclass(frozen=True)
class PageWords:
    """The words of a figure's page, for translation.

    Attributes:
        language: Two letters.
        hint: How to use it.
        columns: Headings of the table: norm, size of the set, mean, divisor, x̂, y.
    """

    language: str = "en"
    hint: str = (
        "Point at a cell, or tap it; arrow keys move along H and W, with Shift along N and C."
    )
    columns: tuple[str, ...] = ("Norm", "Elements in the set", "μ", "divided by", "x̂", "y")


def check_size(count: int) -> None:
    """Refuses a tensor of more elements than a page can hold the numbers of.

    Raises:
        UserError: It has more.
    """
    if count > MAX_ELEMENTS:
        raise UserError(
            "expected at most {most} elements in an HTML page, received {count}; take a "
            "smaller shape, or export SVG, PDF or PNG",
            code="html-too-large",
            most=MAX_ELEMENTS,
            count=count,
        )


def page_data(
    layout: Layout,
    element: Index,
    titled: Sequence[tuple[str, PanelData]],
    themes: Sequence[FigureColors],
    words: PageWords,
    paint: Paint = str,
    prefix: str = "",
) -> dict[str, Any]:
    """The figure as values that JSON can hold.

    Args:
        layout: The figure.
        element: The element that is highlighted at first.
        titled: Titles of the panels, and what they show.
        themes: The colours that the page can have.
        words: Headings of the table.
        paint: Takes one colour per theme.
        prefix: What the ids of the figure begin with.
    """
    panels = [panel for _, panel in titled]
    recolors = bool(panels) and panels[0].coloring.shows_own_set
    shades = _shades(layout) if recolors else []
    outside, inside = (
        [paint(*(_hex(set_table(colors, shade)[at]) for colors in themes)) for shade in shades]
        for at in (0, 255)
    )
    return {
        "prefix": prefix,
        "shape": panels[0].state.shape if panels else FigureState().shape,
        "axes": norms.CATALOG[panels[0].norm].axes if panels else (),
        "element": element,
        "x": _rounded(panels[0].x) if panels else [],
        "recolors": recolors,
        "rest": dict(zip(inside, outside, strict=True)),
        "set": dict(zip(outside, inside, strict=True)),
        "columns": words.columns,
        "norms": [_norm(title, panel) for title, panel in titled],
    }


def to_json(values: Mapping[str, Any]) -> str:
    """JSON that cannot end the script element that it stands in."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _shades(layout: Layout) -> list[float]:
    """How light the sides of the cubes are, and tiles."""
    return sorted({face.shade for face in layout.faces} | {1.0})


def _norm(title: str, panel: PanelData) -> dict[str, Any]:
    labels = panel.labels
    found = panel.numbers.normalized(panel.norm)
    state = panel.state
    sets = norms.sets(panel.norm, state.shape, state.groups, state.training, state.cuts)
    whole = np.broadcast_to(labels, panel.state.shape)
    mean, divisor = (_per_set(whole, values) for values in (found.mean, found.divisor))
    size = panel.x.size // sets.count
    return {
        "name": panel.key,
        "title": title,
        "sizes": labels.shape,
        "labels": labels.ravel().tolist(),
        "sets": [
            {"size": size, "mean": mean.get(at), "divisor": divisor.get(at)}
            for at in range(sets.count)
        ],
        "x_hat": _rounded(found.x_hat),
        "y": _rounded(found.y),
    }


def _per_set(labels: NDArray[np.integer], values: Any) -> dict[int, float]:
    """One value per label; none where the norm has none."""
    if values is None:
        return {}
    spread = np.broadcast_to(np.asarray(values), labels.shape).ravel()
    found, first = np.unique(labels.ravel(), return_index=True)
    return {int(label): _short(spread[at]) for label, at in zip(found, first, strict=True)}


def _rounded(values: NDArray[Any]) -> list[float]:
    return [_short(value) for value in np.asarray(values).ravel()]


def _short(value: float) -> float:
    return float(f"{float(value):.{_DIGITS}g}")


def _hex(color: Any) -> str:
    return f"#{int(color) & 0xFFFFFF:06x}"
