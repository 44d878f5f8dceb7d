"""Figures of a page with several of them, in the light or dark colours that the reader prefers.

A colour is a custom property of CSS. Both drawings have the same shapes in the same order, so that
the colours at one place are those of one property.
"""

import re
from dataclasses import dataclass, field
from html import escape
from itertools import chain
from typing import Final

from normviz.figure.colors import DARK, LIGHT, FigureColors
from normviz.figure.export.drawn_figure import DrawnFigure
from normviz.figure.export.html import COLOR_NAMES, svg_element
from normviz.figure.export.html_data import PageWords, check_size, page_data, to_json
from normviz.figure.export.html_template import fill

THEMES: Final[tuple[FigureColors, FigureColors]] = (LIGHT, DARK)
"""What a figure has to be drawn in."""

_COLOR: Final = re.compile(r'(?<==")(#[0-9a-f]{6})(?=")')
_ID: Final = re.compile(r'(?<= id=")|(?<=aria-labelledby=")|(?<=url\(#)')


@dataclass
class ThemeColors:
    """The colours of a page; each pair of a light and a dark one gets a custom property."""

    _names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def value(self, *pair: str) -> str:
        """What stands for the pair ``#rrggbb``, ``#rrggbb`` in SVG and CSS."""
        name = self._names.setdefault(pair, f"--c{len(self._names)}")
        return f"var({name})"

    def declarations(self) -> tuple[str, str]:
        """The properties in light and in dark, for the style sheet."""
        names = [(f"--{name}", name) for name in COLOR_NAMES]
        light, dark = (
            " ".join(
                chain(
                    (f"{mark}: #{getattr(colors, name):06x};" for mark, name in names),
                    (f"{mark}: {pair[at]};" for pair, mark in self._names.items()),
                )
            )
            for at, colors in enumerate(THEMES)
        )
        return light, dark


def themed_figure(
    light: DrawnFigure, dark: DrawnFigure, prefix: str, colors: ThemeColors, words: PageWords
) -> str:
    """One figure as an element of a page whose script is ``figure.js``.

    Args:
        light: The figure in the first of `THEMES`.
        dark: The same in the second.
        prefix: Begins all ids of the figure, which are unique in the page.
        colors: Of the page.
        words: Of the figure.

    Raises:
        UserError: There are too many elements for a page.
    """
    titled = [(panel.title, light.data[panel.key]) for panel in light.graph.panels]
    check_size(titled[0][1].x.size)
    data = page_data(light.layout, light.element, titled, THEMES, words, colors.value, prefix)
    return fill(
        "figure_part.html",
        prefix=prefix,
        svg=_ID.sub(prefix, _themed(svg_element(light.graph), svg_element(dark.graph), colors)),
        hint=escape(words.hint),
        data=to_json(data),
    )


def _themed(light: str, dark: str, colors: ThemeColors) -> str:
    """The SVG with properties where its colours stood."""
    others = iter(_COLOR.findall(dark))
    return _COLOR.sub(lambda match: colors.value(match[1], next(others)), light)
