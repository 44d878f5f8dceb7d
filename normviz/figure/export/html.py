"""The figure as one HTML page that answers the pointer, the keyboard and touch, without a network.

The page holds the SVG of the figure, the labels of every norm's sets, and the numbers of every
element; a script of its own, ``resources/html/figure.js``, joins them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.assets import resource
from normviz.errors import UserError
from normviz.figure.colors import FigureColors, set_table
from normviz.figure.export.scene_graph import SceneGraph, title_of
from normviz.figure.export.svg import to_svg
from normviz.figure.layout import Layout
from normviz.figure.panel_data import PanelData
from normviz.figure.state import FigureState, Index

MAX_ELEMENTS: Final = 20_000
"""Each of them has its numbers in the page, once for each norm."""
_DIGITS: Final = 5


@dataclass(frozen=True)
class PageWords:
    """The words of the page, for translation.

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


def to_html(
    graph: SceneGraph,
    layout: Layout,
    element: Index,
    data: Mapping[str, PanelData],
    words: PageWords | None = None,
) -> str:
    """The text of the page.

    Args:
        graph: The figure as shapes.
        layout: What it was built from.
        element: The element that is highlighted at first.
        data: What each panel shows, by its key.
        words: Of the page; English when None.

    Raises:
        UserError: The tensor has more elements than a page can hold the numbers of.
    """
    titled = [(panel.title, data[panel.key]) for panel in graph.panels]
    count = titled[0][1].x.size if titled else 0
    if count > MAX_ELEMENTS:
        raise UserError(
            "expected at most {most:,} elements in an HTML page, received {count:,}; take a "
            "smaller shape, or export SVG, PDF or PNG",
            code="html-too-large",
            most=MAX_ELEMENTS,
            count=count,
        )
    spoken = words or PageWords()
    parts = {
        "language": escape(spoken.language),
        "title": escape(title_of(graph)),
        "colors": _colors(graph),
        "style": _text("figure.css"),
        "svg": to_svg(graph).partition("?>\n")[2].strip(),
        "hint": escape(spoken.hint),
        "data": _json(_page_data(layout, element, titled, graph.colors, spoken)),
        "script": _text("figure.js"),
    }
    page = _text("figure.html")
    for name, text in parts.items():
        page = page.replace("{{" + name + "}}", text)
    return page


def _text(name: str) -> str:
    return resource("html", name).read_text(encoding="utf-8").strip()


def _colors(graph: SceneGraph) -> str:
    names = ("background", "text", "muted", "set", "element", "border")
    listed = [f"--{name}: #{getattr(graph.colors, name):06x};" for name in names]
    return " ".join([*listed, f"--width: {max(graph.width, 320):.0f}px;"])


def _json(values: Mapping[str, Any]) -> str:
    """JSON that cannot end the script element that it stands in."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _page_data(
    layout: Layout,
    element: Index,
    titled: Sequence[tuple[str, PanelData]],
    colors: FigureColors,
    words: PageWords,
) -> dict[str, Any]:
    panels = [panel for _, panel in titled]
    state = panels[0].state if panels else FigureState()
    recolors = bool(panels) and panels[0].coloring.shows_own_set
    tables = [set_table(colors, shade) for shade in _shades(layout)] if recolors else []
    outside, inside = ([_hex(table[at]) for table in tables] for at in (0, 255))
    axes = norms.CATALOG[panels[0].norm].axes if panels else ()
    return {
        "shape": state.shape,
        "axes": axes,
        "element": element,
        "x": _rounded(panels[0].x) if panels else [],
        "recolors": recolors,
        "rest": dict(zip(inside, outside, strict=True)),
        "set": dict(zip(outside, inside, strict=True)),
        "columns": words.columns,
        "norms": [_norm(title, panel) for title, panel in titled],
    }


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
