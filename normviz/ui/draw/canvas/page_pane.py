"""The pane in the middle: tools, the page, files, earlier drawings."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.draw.actions import DrawActions
from normviz.ui.draw.canvas.canvas import Canvas
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.canvas.tool_bar import FileBar, ToolBar
from normviz.ui.draw.history.history import DrawingHistory
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.widgets.tone_label import ToneLabel


class PagePane(QWidget):
    """Everything around the page."""

    def __init__(
        self,
        model: DrawModel,
        canvas: Canvas,
        history: DrawingHistory,
        actions: DrawActions,
        parent: QWidget | None = None,
    ) -> None:
        """Takes page and earlier drawings over.

        Args:
            model: What is on the page.
            canvas: The page.
            history: Drawings that left it.
            actions: What the bars offer.
            parent: The owner.
        """
        super().__init__(parent)
        describe(
            canvas,
            "draw_canvas",
            self.tr("Page to draw on"),
            self.tr("Draw a digit with mouse, pen or finger."),
        )
        canvas.setToolTip("")
        tip = self.tr("Click a drawing to restore it.")
        describe(history, "draw_history", self.tr("Earlier drawings"), tip)
        earlier = ToneLabel(self.tr("Earlier drawings"))
        earlier.setFont(font("small"))
        earlier.setContentsMargins(GRID, 0, GRID, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ToolBar(model, [actions.undo, actions.redo, actions.clear]))
        column.addWidget(canvas, 1)
        files = [actions.open, actions.paste, actions.copy, actions.save]
        column.addWidget(FileBar(files))
        column.addWidget(earlier)
        column.addWidget(history)
