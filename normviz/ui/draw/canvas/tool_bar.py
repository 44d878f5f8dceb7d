"""The row above the page: pen or eraser, its width, and what can be done with the drawing."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from normviz.scenes.draw_scene import PEN_WIDTHS
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.flat_button import FlatButton
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.segmented import Segmented

WIDEST = 36 * GRID
"""More room makes a slider no better."""


class ToolBar(QWidget):
    """Shows and changes the tool; its buttons trigger the actions it is given."""

    def __init__(
        self, model: DrawModel, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        """The row of ``model``.

        Args:
            model: Whose tool it is.
            actions: Each becomes a button.
            parent: The owner.
        """
        super().__init__(parent)
        self._model = model
        self.setObjectName("draw_tool_bar")
        self.setAccessibleName(self.tr("Drawing tools"))
        self._tool = Segmented(
            (
                ("pen", "", self.tr("Draws (P).")),
                ("eraser", "", self.tr("Erases (E), as the right mouse button does.")),
            ),
            name="draw_tool",
            accessible=self.tr("Tool"),
            icons={"pen": "draw", "eraser": "eraser"},
        )
        self._width = self._slider()
        self._tool.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, 0)
        row.setSpacing(HALF)
        row.addWidget(self._tool)
        row.addSpacing(HALF)
        row.addWidget(self._width, 1)
        row.addSpacing(HALF)
        row.addStretch(0)
        for action in actions:
            row.addWidget(action_button(action))
        self._whole = row.minimumSize()
        self._tool.changed.connect(model.set_tool)
        self._width.value_changed.connect(model.set_width)
        model.tool_changed.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Room for all but the slider."""
        return self._whole - QSize(self._width.slider_room(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the slider, its number is left."""
        super().resizeEvent(event)
        self._width.set_slider_visible(self.width() >= self._whole.width())

    def _slider(self) -> NumberSlider:
        slider = NumberSlider(
            self.tr("Pen width"),
            PEN_WIDTHS,
            self._model.width,
            name="draw_pen_width",
            tip=self.tr("Width of the pen; the page is 400 wide. Keys: [ and ]."),
        )
        slider.label.hide()  # the pen stands beside it
        slider.setMaximumWidth(WIDEST)
        return slider

    def _follow(self) -> None:
        with QSignalBlocker(self._tool), QSignalBlocker(self._width):
            self._tool.set_current(self._model.tool)
            self._width.set_value(self._model.width)


class FileBar(QWidget):
    """The row below the page: what brings drawings to it and takes them along."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        """A button for each of ``actions``."""
        super().__init__(parent)
        self.setObjectName("draw_file_bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.setSpacing(HALF)
        row.addStretch(1)
        for action in actions:
            row.addWidget(action_button(action))


def action_button(action: QAction) -> QToolButton:
    """A flat button with the icon of an action, named after it."""
    button = FlatButton()
    button.setDefaultAction(action)
    button.setCheckable(action.isCheckable())
    button.setIconSize(QSize(18, 18))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    name = f"{action.objectName()}_button"
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    tip = f"{action.toolTip()} ({keys})" if keys else action.toolTip()
    return describe(button, name, action.text().replace("&", ""), tip)
