"""A bar with one message: an error, a warning or a confirmation."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.palette import mix
from normviz.ui.style.theme import GRID, HALF, current_theme
from normviz.ui.widgets.reading_time import ReadingTime, reading_time

_ICON = 20
_CORNER = 6
WIDEST: Final = 72 * GRID
"""A longer text is wrapped."""

MessageKind = Literal["info", "warning", "error"]


class MessageBar(QWidget):
    """A coloured field with an icon, a text, at most one action and a close button.

    It is hidden while there is nothing to say, takes no focus when it appears, and is announced to
    screen readers. An info leaves by itself once there was time to read it, which does not run
    while the pointer or the focus is in it or the window is not the active one. Warnings and errors
    stay until they are closed.

    Attributes:
        closed: Emitted when the user closed it.
        resized: Emitted when it needs another size.
    """

    closed = Signal()
    resized = Signal()

    def __init__(self, *, name: str = "message_bar", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, name, self.tr("Message"))
        self._kind: MessageKind = "info"
        self._run: Callable[[], object] | None = None
        self._reading = ReadingTime(self)
        self._reading.over.connect(self.clear)
        self._icon = QLabel()
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        describe(self._action, f"{name}_action", self.tr("Action for this message"))
        self._close = QToolButton(autoRaise=True)
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(16, 16))
        describe(self._close, f"{name}_close", self.tr("Close"), self.tr("Closes the message."))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(GRID + HALF, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._dismiss)
        self.hide()

    def text(self) -> str:
        """What is being said; empty when the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def kind(self) -> MessageKind:
        """The kind of the last message."""
        return self._kind

    def show_message(
        self,
        kind: MessageKind,
        text: str,
        action: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Says ``text``; the message before goes away. An empty text says nothing.

        Args:
            kind: ``"info"``, ``"warning"`` or ``"error"``: icon and colour.
            text: One translated sentence, plain text.
            action: The label of a button, translated.
            run: What the button does; the bar closes first.
        """
        self._kind = kind
        self._run = run
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._action.setText(action)
        self._action.setVisible(run is not None)
        self._recolor()
        self.resized.emit()
        self.setVisible(bool(text))
        self._reading.stop()
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
            if kind == "info":
                self._reading.start(reading_time(text, has_action=run is not None))

    def clear(self) -> None:
        """Takes the message away."""
        self._reading.stop()
        self.hide()

    def sizeHint(self) -> QSize:
        """Wide enough for the text in one line each, or as wide as it may be; as high as needed."""
        lines = self._text.text().splitlines() or [""]
        metrics = self._text.fontMetrics()
        room = max(metrics.horizontalAdvance(line) for line in lines) + GRID
        others = self._row.sizeHint().width() - self._text.sizeHint().width()
        width = min(room + others, WIDEST)
        return QSize(width, self.heightForWidth(width))

    def has_attention(self) -> bool:
        """Whether the user is at it, or cannot be reading it now."""
        focus = QApplication.focusWidget()
        is_in_it = focus is not None and (focus is self or self.isAncestorOf(focus))
        return self.underMouse() or is_in_it or not self.isActiveWindow()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints a field that stands out from what it lies on."""
        palette = self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.setBrush(palette.color(QPalette.ColorRole.Window))
            painter.drawRoundedRect(
                self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message while the focus is in it."""
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()

    def _act(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()

    def _recolor(self) -> None:
        theme = current_theme()
        tone = {"info": theme.accent, "warning": theme.warning, "error": theme.error}[self._kind]
        ground = QColor(mix(theme.background, tone, 0.16))
        palette = self.palette()
        # Setting a palette changes the palette: without the question this would never end.
        if palette.color(QPalette.ColorRole.Window) != ground:
            palette.setColor(QPalette.ColorRole.Window, ground)
            palette.setColor(QPalette.ColorRole.Mid, QColor(mix(theme.background, tone, 0.6)))
            self.setPalette(palette)
        image = icon(self._kind, tone).pixmap(QSize(_ICON, _ICON), self.devicePixelRatio())
        self._icon.setPixmap(image)
