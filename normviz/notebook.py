"""``normviz.show``: the figure in a notebook, without Qt and TensorFlow."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from normviz.datasets.bundled import bundled_images
from normviz.errors import UsageError
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.export.drawn_figure import DrawnFigure, draw_figure
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panels import shown_panels
from normviz.figure.shape_settings import changed_to_fit
from normviz.figure.state import FigureState, Index
from normviz.figure.tensor_source import SourceServices
from normviz.files.atomic import write_bytes
from normviz.scenes.cube_scene import CubeScene

_THEMES: Final = {"light": LIGHT, "dark": DARK}
_TABLE_HEIGHT: Final = 130
"""Pixels below the figure for the element's place, the head of the table and the hint."""
_ROW_HEIGHT: Final = 32
"""Of the table, one row per norm."""


@dataclass(frozen=True)
class Figure:
    """The figure of some norms; a notebook shows it, and its sets light up under the pointer.

    Attributes:
        state: Its settings.
        element: The highlighted element (n, c, h, w).
        theme: ``light`` or ``dark``.
        size: Width and height, pixels.
    """

    state: FigureState
    element: Index = (0, 0, 0, 0)
    theme: str = "light"
    size: tuple[int, int] = (960, 560)

    def html(self) -> str:
        """One page that needs no network."""
        return self._drawn().html()

    def svg(self) -> str:
        """The figure as a picture."""
        return self._drawn().svg()

    def save(self, path: Path | str) -> None:
        """Writes the figure to a file that ends in ``.html`` or ``.svg``.

        Raises:
            UserError: The name ends otherwise, or the file cannot be written.
        """
        target = Path(path)
        texts = {".html": self.html, ".svg": self.svg}
        if target.suffix.lower() not in texts:
            raise UsageError(
                f"expected a file that ends in .html or .svg, received {target.name!r}; "
                "normviz figure writes PDF and PNG"
            )
        write_bytes(target, texts[target.suffix.lower()]().encode())

    def _repr_html_(self) -> str:
        """An inner page, so that its styles and names touch nothing of the notebook."""
        height = self.size[1] + _TABLE_HEIGHT + _ROW_HEIGHT * len(shown_panels(self.state))
        return (
            f'<iframe srcdoc="{escape(self.html())}" width="100%" height="{height}" '
            'style="border:0" sandbox="allow-scripts" title="normviz"></iframe>'
        )

    def _repr_svg_(self) -> str:
        return self.svg()

    def _drawn(self) -> DrawnFigure:
        maker = TensorMaker(SourceServices(images=bundled_images))
        state = maker.prepare(self.state)
        numbers = FigureNumbers(state, lambda: maker.tensor(state))
        return draw_figure(numbers, self.element, _THEMES[self.theme], self.size)


def show(
    norms: str | tuple[str, ...] = FigureState().norms,
    *,
    index: Index = (0, 0, 0, 0),
    theme: str = "light",
    size: tuple[int, int] = (960, 560),
    **settings: Any,
) -> Figure:
    """The figure of some norms.

    Args:
        norms: Names of the catalogue, ``"batch,layer"`` or a tuple of them.
        index: The highlighted element (n, c, h, w).
        theme: ``light`` or ``dark``.
        size: Width and height, pixels.
        **settings: Of `FigureState` and of what norms share, such as ``shape=(4, 6, 3, 3)``,
            ``groups=2``, ``color="y"``.

    Raises:
        UserError: A setting is unknown or cannot be shown.
    """
    names = tuple(each.strip() for each in norms.split(",")) if isinstance(norms, str) else norms
    if theme not in _THEMES:
        raise UsageError(f"expected a theme, light or dark; received {theme!r}")
    try:
        state = changed_to_fit(FigureState(), {"norms": tuple(names)} | settings)
        scene = CubeScene(state, element=tuple(index))  # type: ignore[arg-type]  # checked there
    except (TypeError, ValueError, IndexError) as error:
        raise UsageError(str(error)) from error
    return Figure(state, scene.element, theme, size)
