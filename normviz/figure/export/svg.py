"""A scene as SVG: text stays text, every visible cell has an id and a class."""

from html import escape  # also right for XML; xml.sax would load the network's modules

import numpy as np

from normviz.figure.color_scale import color_scale
from normviz.figure.colors import value_table
from normviz.figure.export.scene_graph import (
    FigureCell,
    PanelScene,
    SceneGraph,
    title_of,
)
from normviz.figure.export.scene_lines import FigureLine, Polygon
from normviz.figure.marks import FigureText

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
FONT_SHARE = 0.82
"""Size of the letters in heights of a line."""
TITLE_SHARE = 1.02
LETTER_SHARE = 0.6
"""Width of a letter in its size, about."""
SMALLEST_SHARE = 0.72
"""Of the usual size, where a line would not fit."""


def to_svg(scene: SceneGraph) -> str:
    """The text of an SVG file."""
    colors = scene.colors
    width, height = _number(scene.width), _number(scene.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">'
        ),
        f'<title id="title">{escape(title_of(scene))}</title>',
    ]
    if not scene.transparent:
        lines.append(f'<rect width="{width}" height="{height}" fill="{_hex(colors.background)}"/>')
    for panel in scene.panels:
        lines += _panel(panel, scene)
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def text_width(text: FigureText, em: float) -> float:
    """About how wide a line will be, pixels; whose font it will be nobody knows."""
    share = TITLE_SHARE if text.role == "title" else FONT_SHARE
    return LETTER_SHARE * share * em * len(text.text)


def _panel(panel: PanelScene, scene: SceneGraph) -> list[str]:
    lines = [f'<g id="panel-{panel.key}">', *_clipped(panel)]
    for layer in panel.layers:
        lines.append('<g class="cells" stroke-width="0.5" stroke-linejoin="round">')
        lines += [_cell(cell, covers_seams=not layer.has_borders) for cell in layer.cells]
        lines.append("</g>")
        lines += [_stroke(stroke) for stroke in layer.strokes]
    lines.append("</g>")
    lines += [_text(text, scene) for text in panel.texts]
    if panel.limit is not None:
        lines += _scale(panel, scene)
    lines.append("</g>")
    return lines


def _clipped(panel: PanelScene) -> list[str]:
    """Opens the group of a panel's cells, which ends at the panel where they would leave it."""
    if panel.clip is None:
        return ["<g>"]
    x, y, wide, tall = map(_number, panel.clip)
    name = f"clip-{panel.key}"
    # Programs that know no clipping would paint the rectangle if it stood outside of defs.
    rectangle = f'<rect x="{x}" y="{y}" width="{wide}" height="{tall}"/>'
    return [
        f'<defs><clipPath id="{name}">{rectangle}</clipPath></defs>',
        f'<g clip-path="url(#{name})">',
    ]


def _cell(cell: FigureCell, *, covers_seams: bool) -> str:
    names = f'id="{cell.id}" class="{cell.kind}"'
    sides = [
        (f'fill="{_hex(fill)}"' + covers_seams * f' stroke="{_hex(fill)}"', _points(points))
        for points, fill in cell.parts
    ]
    if len(sides) == 1:
        return f'<polygon {names} {sides[0][0]} points="{sides[0][1]}"/>'
    inner = "".join(f'<polygon {look} points="{points}"/>' for look, points in sides)
    return f"<g {names}>{inner}</g>"


def _stroke(stroke: FigureLine) -> str:
    tag = "polygon" if stroke.closed else "polyline"
    look = ' stroke-dasharray="2 3"' if stroke.dotted else ""
    if stroke.alpha < 1:
        look += f' stroke-opacity="{stroke.alpha:g}"'
    return (
        f'<{tag} class="{stroke.kind}" fill="none" stroke="{_hex(stroke.color)}" '
        f'stroke-width="{stroke.width:g}" '
        f'stroke-linejoin="miter"{look} points="{_points(stroke.points)}"/>'
    )


def _text(text: FigureText, scene: SceneGraph) -> str:
    title = text.role == "title"
    fills = {"title": scene.colors.text, "warning": scene.colors.warning}
    size = scene.em * (TITLE_SHARE if title else FONT_SHARE)
    size *= max(SMALLEST_SHARE, min(1.0, text.room / text_width(text, scene.em)))
    x, y = _number(text.x), _number(text.y)
    turn = f' transform="rotate(-90 {x} {y})"' if text.upright else ""
    weight = ' font-weight="600"' if title else ""
    # The middle of a line lies about a third of the letters' size above its baseline.
    return (
        f'<text class="{text.role}" x="{x}" y="{y}" dy="0.35em"{turn} '
        f'text-anchor="{text.anchor}" font-family="{escape(FONT)}" font-size="{size:.4g}"{weight} '
        f'fill="{_hex(fills.get(text.role, scene.colors.muted))}">{escape(text.text)}</text>'
    )


def _scale(panel: PanelScene, scene: SceneGraph) -> list[str]:
    """The colours of values with their range, below the caption."""
    if panel.limit is None:
        return []
    em = scene.em
    caption = next(text for text in panel.texts if text.role in ("caption", "warning"))
    table = value_table(scene.colors)[np.linspace(0, 255, 9).round().astype(int)]
    stops = "".join(
        f'<stop offset="{place / 8:g}" stop-color="{_hex(int(value) & 0xFFFFFF)}"/>'
        for place, value in enumerate(table)
    )
    name = f"scale-{panel.key}"
    scale = color_scale(
        (caption.x, caption.y),
        panel.width,
        em,
        panel.limit,
        lambda text: text_width(text, em),
    )
    return [
        f'<linearGradient id="{name}">{stops}</linearGradient>',
        (
            f'<rect x="{_number(scale.x)}" y="{_number(scale.y)}" width="{_number(scale.width)}" '
            f'height="{_number(scale.height)}" fill="url(#{name})"/>'
        ),
        *(_text(text, scene) for text in scale.ends),
    ]


def _points(points: Polygon) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _hex(color: int) -> str:
    return f"#{color:06x}"
