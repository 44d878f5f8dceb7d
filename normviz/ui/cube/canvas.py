"""The canvas of the Cube view: paints the figure and handles mouse and keyboard."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from normviz.figure.colors import LIGHT, FigureColors
from normviz.figure.layout import Layout, lay_out
from normviz.figure.panels import shown_panels
from normviz.figure.state import Camera, FigureState, Index, Shape
from normviz.ui.cube.figure_style import FigureStyle, colors_of, style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.painter import FigurePainter, Highlight
from normviz.ui.cube.pens import color, hairline
from normviz.ui.cube.proof.proof_badges import ProofBadges
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.cube.texture_cache import TextureCache
from normviz.ui.style.palette import Theme

DEGREES_PER_PIXEL = 0.45
DEGREES_PER_KEY = 5.0
ZOOM_PER_NOTCH = 1.15

WALKS = {
    Qt.Key.Key_Left: (3, 1, -1),
    Qt.Key.Key_Right: (3, 1, 1),
    Qt.Key.Key_Up: (2, 0, -1),
    Qt.Key.Key_Down: (2, 0, 1),
}
"""Arrow -> the axis that it walks along, the axis with Shift, the step."""

TURNS = {
    Qt.Key.Key_Left: (-DEGREES_PER_KEY, 0.0),
    Qt.Key.Key_Right: (DEGREES_PER_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, DEGREES_PER_KEY),
    Qt.Key.Key_Down: (0.0, -DEGREES_PER_KEY),
}

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _Click(NamedTuple):
    """What was there before a button was pressed on the figure.

    Attributes:
        time: When that was, in ms.
        shape: The tensor's shape.
        pinned: The element that was pinned, if any.
    """

    time: int
    shape: Shape
    pinned: Index | None


class CubeCanvas(QWidget):
    """Shows every norm's cube or tiles, turned together, with one element highlighted in all.

    Signals:
        menu_requested(point): The user asks for the context menu at a global position.
        proof_requested(norm): The user asks how a norm was proven.
        first_painted(): The figure stands on the screen for the first time.
    """

    menu_requested = Signal(object)
    proof_requested = Signal(str)
    first_painted = Signal()

    def __init__(
        self,
        model: CubeModel,
        proofs: ProofClient | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the figure.

        Args:
            model: What is shown.
            proofs: What the badges below the cubes say; None for no badges.
            parent: The owner.
        """
        super().__init__(parent)
        self._model = model
        self._textures = TextureCache(model)
        self._painter = FigurePainter(self._textures)
        self._was_painted = False
        self._by_keyboard = False
        self._layout: Layout | None = None
        self._style: FigureStyle | None = None
        self._colors: FigureColors = LIGHT
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._begun: _Click | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 280)
        model.state_changed.connect(self._on_state)
        model.camera_changed.connect(self._on_camera)
        model.highlight_changed.connect(self.update)
        model.gradients_changed.connect(self._show_gradients)
        self._badges: ProofBadges | None = None
        if proofs is not None:
            self._badges = ProofBadges(proofs, self)
            self._badges.asked.connect(self.proof_requested)
            proofs.changed.connect(self._place_badges)

    def sizeHint(self) -> QSize:
        """Room for four cubes."""
        return QSize(720, 640)

    def set_theme(self, theme: Theme) -> None:
        """Paints with the colours of ``theme`` from now on."""
        self._colors = colors_of(theme)
        self._style = None
        self._textures.forget()
        self.update()

    @property
    def colors(self) -> FigureColors:
        """The colours that the figure is painted with."""
        return self._colors

    @property
    def figure_layout(self) -> Layout:
        """Where everything stands now."""
        if self._layout is None:
            em = QFontMetricsF(self.font()).height()
            self._layout = lay_out(
                self._model.state,
                self._model.camera,
                self.width(),
                self.height(),
                em,
                footer=self._badges is not None,
            )
        return self._layout

    def style_now(self) -> FigureStyle:
        """Colours, fonts and words as they are painted."""
        ratio = self.devicePixelRatioF()
        if self._style is None or self._style.ratio != ratio:
            self._style = style_of(self._colors, ratio)
        return self._style

    def paint_figure(self, painter: QPainter, style: FigureStyle) -> None:
        """Paints the figure, without background, as it stands on the screen."""
        model = self._model
        highlight = Highlight(model.index, model.pinned)
        self._painter.paint(painter, self.figure_layout, highlight, style)

    def element_at(self, position: QPointF) -> tuple[str, Index] | None:
        """The key of the panel and the element under a point, or None."""
        return self.figure_layout.element_at(position.x(), position.y())

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's names)
        """Paints the figure on its background."""
        with QPainter(self) as painter:
            # By the words, not by the window: "6 sets of 36" would become "sets of 36 6".
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.fillRect(self.rect(), color(self._colors.background))
            if self._model.state.norms:
                self.paint_figure(painter, self.style_now())
            else:
                painter.setPen(color(self._colors.muted))
                hint = self.tr("Add a norm to see its cube here.")
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, hint)
            if self._by_keyboard:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.setPen(hairline(self._colors.set))
                painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            if not self._was_painted:
                self._was_painted = True
                self.first_painted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows a frame to those who came by keyboard."""
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the frame away."""
        self._by_keyboard = False
        super().focusOutEvent(event)

    def resizeEvent(self, event: QEvent) -> None:  # noqa: ARG002
        """Lays the figure out again."""
        self._layout = None
        self._place_badges()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._layout = self._style = None
            self._place_badges()
            self.update()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a click, a turn or a move."""
        self._press = self._last = event.position()
        self._dragging = False
        model = self._model
        pinned = model.index if model.pinned else None
        self._begun = _Click(event.timestamp(), model.state.shape, pinned)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights up, turns or moves."""
        position = event.position()
        if self._press is None or not event.buttons():
            # A menu that opened in between took the release.
            self._press = None
            found = self.figure_layout.element_at(position.x(), position.y())
            if found is not None:
                panel, index = found
                self._model.hover(index, panel)
            return
        moved = position - self._press
        if not self._dragging and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        step, self._last = position - self._last, position
        if event.buttons() & Qt.MouseButton.LeftButton and not _moves(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            camera = self._model.camera
            turn = DEGREES_PER_PIXEL
            self._model.set_camera(camera.turned(-step.x() * turn, step.y() * turn))
        elif event.buttons() & (Qt.MouseButton.MiddleButton | Qt.MouseButton.LeftButton):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
            scale = self.figure_layout.scale
            self._model.set_camera(self._model.camera.panned(step.x() / scale, step.y() / scale))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a turn, or pins what was clicked."""
        clicked = self._press is not None and not self._dragging
        self._press, self._dragging = None, False
        self.unsetCursor()
        if clicked and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Looks at the cubes as in the beginning."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._take_back(event.timestamp())
            self.reset_camera()

    def _take_back(self, time: int) -> None:
        """Undoes the first of two clicks, which has pinned something or let it go.

        That one may have hit something else, such as a menu over the figure.
        """
        click, self._begun = self._begun, None
        if click is None or time - click.time > QApplication.doubleClickInterval():
            return
        if click.shape != self._model.state.shape:
            return
        if click.pinned is None:
            self._model.unpin()
        else:
            self._model.pin(click.pinned)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms about the pointer."""
        notches = event.angleDelta().y() / 120
        position = event.position()
        panel = self.figure_layout.panel_at(position.x(), position.y())
        if panel is None or not notches:
            event.ignore()
            return
        camera, layout = self._model.camera, self.figure_layout
        x, y = layout.middle_near(panel, position.x(), position.y())
        # The middle has moved with the camera; where it was without is what zooming keeps.
        x, y = x - layout.scale * camera.pan_x, y - layout.scale * camera.pan_y
        unit = layout.scale / camera.zoom
        zoomed = camera.zoomed(
            ZOOM_PER_NOTCH**notches, (position.x() - x) / unit, (position.y() - y) / unit
        )
        self._model.set_camera(zoomed)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of the figure."""
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks, turns, zooms, pins; other keys are the window's."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in WALKS and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._model.set_camera(self._model.camera.turned(*TURNS[key]))
        elif key in WALKS:
            plain, shifted, step = WALKS[key]
            shift = modifiers & Qt.KeyboardModifier.ShiftModifier
            self._model.walk(shifted if shift else plain, step)
        elif not self._other_key(key):
            super().keyPressEvent(event)

    def _other_key(self, key: Qt.Key) -> bool:
        model = self._model
        if key == Qt.Key.Key_Escape and model.pinned:
            model.unpin()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if model.pinned:
                model.unpin()
            else:
                model.pin(model.index)
        elif key == Qt.Key.Key_Home:
            self.reset_camera()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            model.set_camera(model.camera.zoomed(ZOOM_PER_NOTCH))
        elif key == Qt.Key.Key_Minus:
            model.set_camera(model.camera.zoomed(1 / ZOOM_PER_NOTCH))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._focus_next(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            return False
        return True

    def reset_camera(self) -> None:
        """Looks at the cubes as in the beginning."""
        self._model.set_camera(Camera())

    # Inside

    def _place_badges(self) -> None:
        if self._badges is not None:
            self._badges.place(self.figure_layout)

    def _focus_next(self, step: int) -> None:
        shown = [panel.key for panel in shown_panels(self._model.state)]
        if shown:
            place = shown.index(self._model.focused_panel)
            self._model.focus(shown[(place + step) % len(shown)])

    def _click(self, position: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self.element_at(position)
        if found is None:
            return
        panel, index = found
        if self._model.pinned and index == self._model.index:
            self._model.unpin(panel)
        else:
            self._model.pin(index, panel)

    def _on_state(self, new: FigureState, old: FigureState) -> None:
        del new, old
        self._layout = None
        self._textures.forget()
        self._place_badges()
        self.update()

    def _show_gradients(self) -> None:
        self._textures.forget()
        self.update()

    def _on_camera(self) -> None:
        self._layout = None
        self.update()


def _moves(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
