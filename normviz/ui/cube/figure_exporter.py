"""Exports the figure of the Cube view to a file or to the clipboard."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from normviz.errors import UserError
from normviz.figure.colors import DARK, LIGHT
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.model import CubeModel

if TYPE_CHECKING:  # files are written long after the first paint, which does not wait for this
    from normviz.ui.cube.offscreen_figure import OffscreenFigure

Extent = Literal["content", "window", "size"]
Colors = Literal["window", "light", "dark"]

SUFFIXES = (".svg", ".pdf", ".png", ".html")


@dataclass(frozen=True)
class ExportOptions:
    """How a figure is exported.

    Attributes:
        extent: Cut to the content, as large as in the window, or of ``size``.
        size: Width and height, pixels of the layout.
        text_size: Of captions, pixels; 0 for that of the window.
        colors: Those of the window, or a theme.
        transparent: Whether nothing is painted behind the figure.
        scale: Pixels of a PNG per pixel of the layout.
    """

    extent: Extent = "content"
    size: tuple[int, int] = (960, 720)
    text_size: int = 0
    colors: Colors = "window"
    transparent: bool = False
    scale: int = 2


class FigureExporter:
    """The figure of one canvas as files.

    Attributes:
        options: How figures are exported.
    """

    def __init__(self, model: CubeModel, canvas: CubeCanvas) -> None:
        self._model = model
        self._canvas = canvas
        self.options = ExportOptions()

    def figure(self, options: ExportOptions | None = None) -> "OffscreenFigure":
        """The figure, laid out for its file.

        Args:
            options: How; None for those that were chosen.
        """
        from normviz.ui.cube.offscreen_figure import OffscreenFigure

        options = options or self.options
        size = options.size
        if options.extent != "size":
            size = self._canvas.width(), self._canvas.height()
        colors = {"window": self._canvas.colors, "light": LIGHT, "dark": DARK}[options.colors]
        style = style_of(
            colors, options.scale, options.text_size or None, transparent=options.transparent
        )
        return OffscreenFigure(self._model, style, size, crop=options.extent == "content")

    def write(self, path: Path) -> None:
        """Writes the figure.

        Args:
            path: A file name that ends in .svg, .pdf, .png or .html.

        Raises:
            UserError: Another suffix, too many cells, or a file that cannot be written.
        """
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            raise UserError(
                "expected a file name that ends in .svg, .pdf, .png or .html, received {name!r}",
                code="figure-suffix",
                name=path.name,
            )
        try:
            data = self.figure().data(suffix)
        except UserError:
            raise
        except ValueError as error:
            raise UserError("{reason}", code="figure-too-large", reason=error) from error
        from normviz.files.atomic import write_bytes

        write_bytes(path, data)

    def copy(self) -> None:
        """Puts the figure on the clipboard, as a picture and, where it is not too large, as SVG."""
        from normviz.ui.cube.export import svg_bytes, to_clipboard

        figure = self.figure()
        try:
            svg = svg_bytes(figure.scene())
        except ValueError:
            svg = None
        to_clipboard(figure.image(), svg)
