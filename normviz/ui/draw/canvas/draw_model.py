"""Model of the Draw view: the page with undo, the current stroke, and the current tool."""

from typing import Literal

from PySide6.QtCore import QObject, Signal

from normviz.presentation.draw.page import Page, Stroke
from normviz.scenes.draw_scene import FIRST_PEN_WIDTH, PEN_WIDTHS
from normviz.ui.shell.undo import UndoStep, undo_stack_of

Tool = Literal["pen", "eraser"]


class DrawModel(QObject):
    """What is on the page.

    Attributes:
        page_changed: The page was replaced, and the stroke being drawn has become part of it.
        ink_changed: There is other ink than before, perhaps of a stroke that is being drawn.
        tool_changed: Pen or eraser, its width, or whether pressure counts.
        undo_stack: The steps of the page.
    """

    page_changed = Signal()
    ink_changed = Signal()
    tool_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """An empty page and a pen."""
        super().__init__(parent)
        self.undo_stack = undo_stack_of(self)
        self._page = Page()
        self._live: tuple[Stroke, ...] = ()
        self._tool: Tool = "pen"
        self._width = FIRST_PEN_WIDTH
        self._uses_pressure = True

    @property
    def page(self) -> Page:
        """The page without the stroke that is being drawn."""
        return self._page

    @property
    def ink(self) -> Page:
        """All ink, with the stroke that is being drawn."""
        return self._page.with_strokes(self._live) if self._live else self._page

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is being drawn."""
        return bool(self._live)

    @property
    def tool(self) -> Tool:
        """What the pointer does."""
        return self._tool

    @property
    def width(self) -> int:
        """The pen's width in the page's unit."""
        return self._width

    @property
    def uses_pressure(self) -> bool:
        """Whether a tablet's pressure changes the pen's width."""
        return self._uses_pressure

    def set_tool(self, tool: Tool) -> None:
        """Takes pen or eraser."""
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit()

    def set_width(self, width: int) -> None:
        """Takes a pen of ``width``, kept within :data:`PEN_WIDTHS`."""
        width = min(max(PEN_WIDTHS[0], width), PEN_WIDTHS[1])
        if width != self._width:
            self._width = width
            self.tool_changed.emit()

    def set_uses_pressure(self, uses_pressure: bool) -> None:
        """Lets pressure change the width, or not."""
        if uses_pressure != self._uses_pressure:
            self._uses_pressure = uses_pressure
            self.tool_changed.emit()

    def set_live(self, strokes: tuple[Stroke, ...]) -> None:
        """Says how far the stroke that is being drawn has come."""
        self._live = strokes
        self.ink_changed.emit()

    def cancel(self) -> None:
        """Forgets the stroke that is being drawn."""
        if self._live:
            self.show(self._page)

    def change(self, text: str, page: Page, before: Page | None = None) -> None:
        """Lays ``page`` there as one step of undo.

        Args:
            text: What the user did, for the Edit menu.
            page: The new page.
            before: Where undo goes back to; the page that is there when None.
        """
        before = before or self._page
        if page is not before:
            self.undo_stack.push(_Change(self, text, before, page))

    def show(self, page: Page) -> None:
        """Lays ``page`` there without a step of undo."""
        self._live = ()
        self._page = page
        self.page_changed.emit()
        self.ink_changed.emit()


class _Change(UndoStep[DrawModel]):
    """One page in place of another."""

    def __init__(self, model: DrawModel, text: str, before: Page, after: Page) -> None:
        super().__init__(model, text)
        self._before = before
        self._after = after

    def revert(self, owner: DrawModel) -> None:
        """Back to the page before."""
        owner.show(self._before)

    def apply(self, owner: DrawModel) -> None:
        """On to the page after."""
        owner.show(self._after)
