"""The top of the Inspect view: which file is shown, the sizes to assume, and what goes on."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from normviz.scenes.inspect_scene import LARGEST_AXIS, MOST_AXES, MOST_BATCH
from normviz.ui.inspect.sizes_field import SizesField
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.text.showable import showable, spelled_out
from normviz.ui.widgets.tone_label import Tone, ToneLabel


class FileName(ToneLabel):
    """The name of a file, shortened in its middle where there is no room; its tooltip is whole."""

    def __init__(self) -> None:
        """No file."""
        super().__init__("", "text")
        self._name = ""
        self.setFont(font(bold=True))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_path(self, path: str) -> None:
        """Shows the name of the file at ``path``; none where it is empty."""
        self._name = showable(Path(path).name) if path else ""
        self.setToolTip(spelled_out(path))
        self.setAccessibleDescription(path)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as much as there is room for."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, self.width()))


class InspectHeader(QWidget):
    """Button, file name and fields in one row; beneath, one sentence on the state."""

    def __init__(self, open_file: QAction, parent: QWidget | None = None) -> None:
        """A header whose button triggers ``open_file``."""
        super().__init__(parent)
        self.name = describe(FileName(), "inspect_file", self.tr("Model file"))
        self.batch = SizesField(
            self.tr("&Batch size"), most=1, largest=MOST_BATCH, name="inspect_batch",
            tip=self.tr("Samples per training batch, which the file does not contain."),
        )  # fmt: skip
        self.shape = SizesField(
            self.tr("I&nput shape"), most=MOST_AXES, largest=LARGEST_AXIS, name="inspect_shape",
            tip=self.tr("Sizes of one sample in the order of the model, where the file leaves "
                        "them open."),
        )  # fmt: skip
        self.state = describe(ToneLabel(), "inspect_state", self.tr("State"))
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(_button(open_file), 0, top)
        row.addWidget(self.name, 2)
        row.addWidget(self.batch, 1, top)
        row.addWidget(self.shape, 2, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID + HALF, 2 * GRID, GRID)
        column.setSpacing(HALF)
        column.addWidget(self._row)
        column.addWidget(self.state)

    def show_row(self, *, on: bool) -> None:
        """Shows button, name and fields; without a file the page below has the button."""
        self._row.setVisible(on)

    def tell(self, text: str, tone: Tone = "muted") -> None:
        """Says what goes on, or what went wrong; an empty text takes the sentence away."""
        self.state.setText(showable(text))
        self.state.set_tone(tone)
        self.state.setVisible(bool(text))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return describe(button, f"{action.objectName()}_button", action.iconText(), action.statusTip())
