"""The drawing canvas; strokes are painted once, into an image, as the pen moves."""

from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.presentation.draw.page import SIDE, Page, rubbed
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.canvas.gesture import Gesture
from normviz.ui.draw.canvas.ink_layer import InkLayer
from normviz.ui.draw.canvas.key_pen import KeyPen
from normviz.ui.draw.canvas.saliency_layer import WeighedInput, layer_image, place_on_page
from normviz.ui.guards.painter_state import saved_state
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, current_theme, font

PAUSE = 0.5
"""Ink is painted at once, but after so much of the time that the last painting took: points of a
fast pen must not wait behind pictures."""
ERASER = 1.6
"""Width of the eraser relative to the pen."""
_MARGIN = 2 * GRID
_SMALLEST = 30 * GRID


class Canvas(QWidget):
    """A square page in the middle of the widget."""

    def __init__(self, model: DrawModel, parent: QWidget | None = None) -> None:
        """The page of ``model``."""
        super().__init__(parent)
        self._model = model
        self._gesture: Gesture | None = None
        self._rubbing: tuple[Page, QPointF] | None = None
        self._pointer: QPointF | None = None
        self._paints_from = 0.0
        self._page_size, self._page_rect = QSize(), QRectF()
        self._ink = InkLayer(QColor(current_theme().text))
        self._keys = KeyPen(self)
        self._weighed: WeighedInput | None = None
        self._layer: tuple[QRectF, QImage] | None = None
        self._hint = self.tr("Draw a digit from 0 to 9")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._follow_tool()
        model.page_changed.connect(self._follow_page)
        model.tool_changed.connect(self._follow_tool)

    def set_theme(self, theme: Theme) -> None:
        """Paints the ink in the theme's colour."""
        self._ink.color = QColor(theme.text)
        self._ink.forget()
        self.show_saliency(self._weighed)

    def show_saliency(self, weighed: WeighedInput | None) -> None:
        """Lays how much each place mattered over the drawing; None takes it away."""
        place = None if weighed is None else place_on_page(weighed.image, self._model.ink)
        if weighed is None and self._layer is None:
            return
        self._weighed, self._layer = weighed, None
        if weighed is not None and place is not None:
            self._layer = place, layer_image(weighed.saliency, current_theme())
        self.update()

    @property
    def saliency_place(self) -> QRectF | None:
        """Where the map lies on the page, in the page's unit; None while there is none."""
        return None if self._layer is None else self._layer[0]

    def sizeHint(self) -> QSize:
        """A comfortable page."""
        return QSize(60 * GRID, 60 * GRID)

    def minimumSizeHint(self) -> QSize:
        """A page that one can still draw on."""
        return QSize(_SMALLEST, _SMALLEST)

    def page_rect(self) -> QRectF:
        """Where the page lies in the widget, on whole pixels."""
        size = self.size()
        if size != self._page_size:  # every point of a pen asks for it many times
            wide, tall = size.toTuple()
            side = min(wide, tall) - 2 * _MARGIN
            self._page_rect = QRectF((wide - side) // 2, (tall - side) // 2, side, side)
            self._page_size = size
        return self._page_rect

    def to_page(self, place: QPointF) -> QPointF:
        """A place of the widget in the page's unit."""
        rect = self.page_rect()
        return (place - rect.topLeft()) * (SIDE / rect.width())

    def from_page(self, place: QPointF) -> QPointF:
        """A place of the page in the widget."""
        rect = self.page_rect()
        return place * (rect.width() / SIDE) + rect.topLeft()

    # The pen

    def put_down(self, place: QPointF, pressure: float = 1.0, erase: bool = False) -> None:
        """Puts the pen, or the eraser, on a place of the page."""
        if self._model.tool == "eraser" or erase:
            self._rubbing = self._model.page, place
            self._rub(place)
            return
        self._gesture = Gesture(float(self._model.width), self._ink.color)
        self._draw(place, pressure)

    def go(self, place: QPointF, pressure: float = 1.0) -> None:
        """Moves what was put there."""
        if self._gesture is not None:
            self._draw(place, pressure)
        elif self._rubbing is not None:
            self._rub(place)

    def lift(self) -> None:
        """Lifts it: what was done becomes one step of undo."""
        gesture, rubbing = self._gesture, self._rubbing
        self._gesture = self._rubbing = None
        if gesture is not None:
            self._finish(gesture)
        elif rubbing is not None:
            self._model.change(self.tr("Erase"), self._model.page, rubbing[0])

    def cancel(self) -> None:
        """Lifts it and takes back what was done since it was put there."""
        if self._rubbing is not None:
            self._model.show(self._rubbing[0])
        self._gesture = self._rubbing = None
        self._ink.forget()
        self._model.cancel()
        self.update()

    @property
    def is_down(self) -> bool:
        """Whether pen or eraser is on the page."""
        return self._gesture is not None or self._rubbing is not None

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button draws, the right one rubs out."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._keys.is_shown = False
        if not self.is_down:
            self.put_down(
                self.to_page(event.position()), erase=event.button() == Qt.MouseButton.RightButton
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continues the stroke; moves the eraser's ring."""
        self._move_ring(event.position())
        if event.buttons():
            self.go(self.to_page(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lifts the pen."""
        if self.is_down:
            self.go(self.to_page(event.position()))
            self.lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen: its other end rubs out, its pressure is the width."""
        event.accept()
        pressure = 0.5 + event.pressure() if self._model.uses_pressure else 1.0
        kind = event.type()
        if kind == QEvent.Type.TabletPress and not self.is_down:
            erases = event.pointerType() == event.pointerType().Eraser
            self.put_down(self.to_page(event.position()), pressure, erases)
        elif kind == QEvent.Type.TabletMove:
            self._move_ring(event.position())
            self.go(self.to_page(event.position()), pressure)
        elif kind == QEvent.Type.TabletRelease and self.is_down:
            self.lift()

    def event(self, event: QEvent) -> bool:
        """Touch: the first finger draws."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a crosshair, Space puts the pen down and lifts it, Esc takes it back."""
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._keys.press(event.key(), fine):
            self.update()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lifts what the keyboard has put down."""
        if self._keys.is_shown and self.is_down:
            self.lift()
        self._keys.is_shown = False
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys go."""
        self.update()
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the eraser's ring away."""
        self._move_ring(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ink is repainted, at the new size."""
        self._ink.forget()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows the painted ink, and from its end to the pen."""
        theme = current_theme()
        self._prepare()
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            rect = self.page_rect()
            painter.fillRect(event.rect(), QColor(theme.background))
            painter.fillRect(rect, QColor(theme.surface))
            self._paint_hint(painter, theme)
            self._paint_ink(painter, rect, QRectF(event.rect()))
            self._paint_saliency(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._gesture is not None:
                self._paint_end(painter, self._gesture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QColor(theme.accent if self.hasFocus() else theme.border))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            self._paint_ring(painter, theme)
            self._paint_cross(painter, theme)

    # Inside

    def _draw(self, place: QPointF, pressure: float) -> None:
        gesture = self._gesture
        if gesture is None or not gesture.add(place, pressure):
            return
        self._prepare()
        changed = self._ink.extend(gesture, self.page_rect().width())
        is_first = self._model.ink.is_empty
        self._model.set_live(gesture.strokes())
        rect = self._page_transform().mapRect(changed).toAlignedRect()
        if is_first:
            self.repaint()  # the hint goes
        elif perf_counter() < self._paints_from:
            self.update(rect)  # every point of a fast pen is kept; not each needs a picture
        else:
            # At once: behind other events the ink would wait for bars to be painted.
            began = perf_counter()
            self.repaint(rect)
            ended = perf_counter()
            self._paints_from = ended + PAUSE * (ended - began)

    def _finish(self, gesture: Gesture) -> None:
        strokes = gesture.smoothed()
        if not strokes:
            return
        self._prepare()
        page = self._model.page.with_strokes(strokes)
        self._ink.finish(gesture, self.page_rect().width(), page)
        self._model.change(self.tr("Draw a stroke"), page)

    def _rub(self, place: QPointF) -> None:
        if self._rubbing is None:
            return
        before, last = self._rubbing
        radius = self._model.width * ERASER / 2
        start, end = np.array(last.toTuple()), np.array(place.toTuple())
        self._rubbing = before, place
        page = rubbed(self._model.page, start, end, radius)
        if page is not self._model.page:
            self._model.show(page)

    def _touch(self, event: QTouchEvent) -> None:
        event.accept()
        kinds = QEvent.Type
        if event.type() == kinds.TouchCancel:
            self.cancel()
            return
        point = event.points()[0]
        place = self.to_page(self.mapFromGlobal(point.globalPosition()))
        if event.type() == kinds.TouchBegin and not self.is_down:
            self.put_down(place)
        elif event.type() == kinds.TouchUpdate:
            self.go(place)
        elif event.type() == kinds.TouchEnd and self.is_down:
            self.go(place)
            self.lift()

    def _prepare(self) -> None:
        side = self.page_rect().width()
        self._ink.show(self._model.page, self._gesture, side, self.devicePixelRatio())

    def _page_transform(self) -> QTransform:
        rect = self.page_rect()
        scale = rect.width() / SIDE
        return QTransform(scale, 0, 0, scale, rect.x(), rect.y())

    def _paint_ink(self, painter: QPainter, page: QRectF, wanted: QRectF) -> None:
        ratio = self._ink.image.devicePixelRatio()
        part = wanted & page
        source = part.translated(-page.topLeft())
        pixels = QRectF(source.topLeft() * ratio, source.size() * ratio)
        painter.drawImage(part, self._ink.image, pixels)

    def _paint_saliency(self, painter: QPainter) -> None:
        if self._layer is not None:
            place, image = self._layer
            with saved_state(painter):
                painter.setTransform(self._page_transform(), True)
                painter.setClipRect(QRectF(0, 0, SIDE, SIDE), Qt.ClipOperation.IntersectClip)
                painter.drawImage(place, image)

    def _paint_end(self, painter: QPainter, gesture: Gesture) -> None:
        with saved_state(painter):
            painter.setTransform(self._page_transform(), True)
            painter.setClipRect(QRectF(0, 0, SIDE, SIDE), Qt.ClipOperation.IntersectClip)
            gesture.paint_end(painter)

    def _paint_hint(self, painter: QPainter, theme: Theme) -> None:
        if self._model.page.is_empty and not self._model.is_drawing:
            painter.setPen(QColor(theme.muted))
            painter.setFont(font("title"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.page_rect(), int(flags), self._hint)

    def _paint_ring(self, painter: QPainter, theme: Theme) -> None:
        if self._pointer is not None and self._shows_ring():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.muted), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._ring_radius()
            painter.drawEllipse(self._pointer, radius, radius)

    def _paint_cross(self, painter: QPainter, theme: Theme) -> None:
        if self._keys.is_shown:
            place = self.from_page(self._keys.place)
            painter.setPen(QPen(QColor(theme.accent), 1))
            for way in (QPointF(GRID, 0), QPointF(0, GRID)):
                painter.drawLine(place - way, place + way)

    def _shows_ring(self) -> bool:
        return self._model.tool == "eraser" or self._rubbing is not None

    def _ring_radius(self) -> float:
        return self._model.width * ERASER / 2 * self.page_rect().width() / SIDE

    def _move_ring(self, place: QPointF | None) -> None:
        if self._shows_ring():
            reach = round(self._ring_radius()) + 3
            for each in (self._pointer, place):
                if each is not None:
                    corner = each.toPoint() - QPoint(reach, reach)
                    self.update(QRect(corner, QSize(2 * reach, 2 * reach)))
        self._pointer = place

    def _follow_page(self) -> None:
        self.update()

    def _follow_tool(self) -> None:
        cross = Qt.CursorShape.CrossCursor
        self.setCursor(Qt.CursorShape.BlankCursor if self._model.tool == "eraser" else cross)
        self.update()
