"""A quiet outline around the control that a step is about."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget
from shiboken6 import isValid

from normviz.ui.style.theme import GRID, HALF, current_theme
from normviz.ui.widgets.section import Section

_WIDTH = 2
_MARGIN = HALF


class ControlMark(QWidget):
    """Lies around a control, lets the pointer through, and scrolls with it.

    It belongs to the nearest ancestor with room around the control, so that no line crosses a word.
    """

    def __init__(self, control: QWidget) -> None:
        """Outlines ``control`` and brings it into sight."""
        self._areas = [each for each in _ancestors(control) if isinstance(each, QScrollArea)]
        self._positions = [area.verticalScrollBar().value() for area in self._areas]
        self._parents = list(_with_room(control)) or [control]
        super().__init__(self._parents[-1])
        self.setObjectName("guide_mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._control = control
        contents = [each.widget() for each in self._areas]
        self._contents = [each for each in contents if each is not None]
        for moved in (control, *self._parents[:-1]):
            moved.installEventFilter(self)
        self._fit()
        self.show()
        self._revealing = QTimer(self, singleShot=True, interval=0)
        self._revealing.timeout.connect(self._reveal)
        for content in self._contents:
            content.installEventFilter(self)
        for section in _ancestors(control):
            if isinstance(section, Section):
                section.set_expanded(True)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._reveal()

    def remove(self) -> None:
        """Takes the outline away, and scrolls back to where things were."""
        if isValid(self):
            self._scroll_back()
            for watched in (self._control, *self._parents, *self._contents):
                watched.removeEventFilter(self)
            self._revealing.stop()
            self.hide()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the control, also where what is loaded later moves it out of sight."""
        kind = event.type()
        is_moved = kind in (QEvent.Type.Resize, QEvent.Type.Move)
        if is_moved and (watched is self._control or watched in self._parents[:-1]):
            self._fit()
        # An outline that belongs to what is around the views would stay over the next one.
        if watched is self._control and kind in (QEvent.Type.Hide, QEvent.Type.Show):
            self.setVisible(kind == QEvent.Type.Show)
        if watched in self._contents and kind == QEvent.Type.Resize:
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
        for area in self._areas:
            if not _is_at_work(area):
                area.ensureWidgetVisible(self._control, 0, 4 * GRID)

    def _scroll_back(self) -> None:
        for area, position in zip(self._areas, self._positions, strict=True):
            if not _is_at_work(area):
                area.verticalScrollBar().setValue(position)

    def _fit(self) -> None:
        parent = self._parents[-1]
        around = _around(self._control, parent)
        self.setGeometry(around.intersected(parent.rect()))
        self.raise_()


def _is_at_work(area: QScrollArea) -> bool:
    """Whether the user is at work in what is scrolled."""
    focused = QApplication.focusWidget()
    return focused is not None and area.isAncestorOf(focused)


def _around(control: QWidget, parent: QWidget) -> QRect:
    """The control with a margin, in coordinates of ``parent``."""
    place = QRect(control.mapTo(parent, QPoint()), control.size())
    return place.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


def _with_room(control: QWidget) -> Iterator[QWidget]:
    """The ancestors up to the first one in which the outline fits, or up to what is scrolled.

    A splitter is passed by: it would make a pane of the outline.
    """
    for parent in _ancestors(control):
        yield parent
        if isinstance(parent, QSplitter):
            continue
        above = parent.parentWidget()
        is_scrolled = above is not None and isinstance(above.parentWidget(), QScrollArea)
        if is_scrolled or parent.rect().contains(_around(control, parent)):
            return


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
