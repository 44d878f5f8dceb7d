"""A quiet outline around the control that a step is about."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from normviz.ui.style.theme import GRID, HALF, current_theme
from normviz.ui.widgets.section import Section

_WIDTH = 2
_MARGIN = HALF


class ControlMark(QWidget):
    """Lies around a control, lets the pointer through, and scrolls with it."""

    def __init__(self, control: QWidget) -> None:
        """Outlines ``control``, whose parent owns it, and brings it into sight."""
        self._parent = control.parentWidget() or control
        super().__init__(self._parent)
        self.setObjectName("guide_mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._control = control
        control.installEventFilter(self)
        self._fit()
        self.show()
        self._revealing = QTimer(self, singleShot=True, interval=0)
        self._revealing.timeout.connect(self._reveal)
        self._areas = [each for each in _ancestors(control) if isinstance(each, QScrollArea)]
        contents = [each.widget() for each in self._areas]
        self._contents = [each for each in contents if each is not None]
        for content in self._contents:
            content.installEventFilter(self)
        for section in _ancestors(control):
            if isinstance(section, Section):
                section.set_expanded(True)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._reveal()

    def remove(self) -> None:
        """Takes the outline away."""
        if isValid(self):
            for watched in (self._control, *self._contents):
                watched.removeEventFilter(self)
            self._revealing.stop()
            self.hide()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the control, also where what is loaded later moves it out of sight."""
        if watched is self._control:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self._fit()
        elif event.type() == QEvent.Type.Resize:
            self._revealing.start()  # the control gets its place after this event
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the outline."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_theme().accent), _WIDTH))
            edge = _WIDTH / 2
            shape = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(shape, HALF, HALF)

    def _reveal(self) -> None:
        """Scrolls to the control, unless the user is at work in what is scrolled."""
        focused = QApplication.focusWidget()
        for area in self._areas:
            if focused is None or not area.isAncestorOf(focused):
                area.ensureWidgetVisible(self._control, 0, 4 * GRID)

    def _fit(self) -> None:
        around = self._control.geometry().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        self.setGeometry(around.intersected(self._parent.rect()))
        self.raise_()


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
