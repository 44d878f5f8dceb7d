"""A slider over the kept steps of a training, with a mark at each."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from normviz.ui.style.theme import HALF, current_theme


class StepSlider(QSlider):
    """Stops at kept steps alone; the place of a mark is that of its step in the training.

    Attributes:
        step_chosen: Emitted with the step, when the user has chosen another one.
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """A slider without steps, which is disabled."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._steps: Sequence[int] = ()
        self._step = 0
        self._is_shown_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEnabled(False)
        self.valueChanged.connect(self._snap)

    @property
    def steps(self) -> Sequence[int]:
        """The kept steps, ascending."""
        return self._steps

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._step

    def set_steps(self, steps: Sequence[int]) -> None:
        """Shows other kept steps, ascending; what is chosen stays, or the nearest one is shown."""
        if tuple(steps) == tuple(self._steps):
            return
        self._steps = tuple(steps)
        self.setEnabled(len(self._steps) > 1)
        self._is_shown_only = True
        first, last = (self._steps[0], self._steps[-1]) if self._steps else (0, 0)
        self.setRange(first, max(first, last))
        self._is_shown_only = False
        self.set_step(self._step)
        self.update()

    def set_step(self, step: int) -> None:
        """Shows the kept step nearest to ``step``; nothing is emitted."""
        if not self._steps:
            return
        self._step = nearest(self._steps, step)
        self._is_shown_only = True
        self.setValue(self._step)
        self._is_shown_only = False

    def move_by(self, count: int) -> None:
        """Goes ``count`` marks on, or back where that is negative, as far as there are any."""
        if self._steps:
            place = bisect_left(self._steps, self._step) + count
            self._choose(self._steps[min(max(place, 0), len(self._steps) - 1)])

    def sizeHint(self) -> QSize:
        """Room for the marks beneath the groove."""
        usual = super().sizeHint()
        return QSize(usual.width(), usual.height() + HALF)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from mark to mark, Home and End to the first and the last one."""
        ahead = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        moves = {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -10,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_Home: -len(self._steps),
            Qt.Key.Key_End: len(self._steps),
        }
        if event.key() in moves:
            self.move_by(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Goes from mark to mark, in focus only: the panel around may scroll."""
        if not self.hasFocus():
            event.ignore()
            return
        self.move_by(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the marks, and the slider above them."""
        groove, handle = self._groove(), self._handle_width()
        with QPainter(self) as painter:
            painter.setPen(QColor(current_theme().muted))
            bottom = self.height() - 1
            for step in self._steps:
                x = groove.left() + handle // 2 + self._offset(step, groove.width() - handle)
                painter.drawLine(x, bottom - HALF, x, bottom)
        super().paintEvent(event)

    def _groove(self) -> QRect:
        return self._part(QStyle.SubControl.SC_SliderGroove)

    def _handle_width(self) -> int:
        return self._part(QStyle.SubControl.SC_SliderHandle).width()

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)

    def _offset(self, step: int, room: int) -> int:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), step, room, is_mirrored
        )

    def _snap(self, value: int) -> None:
        if not self._is_shown_only and self._steps:
            self._choose(nearest(self._steps, value))

    def _choose(self, step: int) -> None:
        is_other = step != self._step
        self.set_step(step)
        if is_other:
            self.step_chosen.emit(step)


def nearest(steps: Sequence[int], step: int) -> int:
    """The one of ``steps`` nearest to ``step``, the earlier one of two."""
    return min(steps, key=lambda each: (abs(each - step), each))
