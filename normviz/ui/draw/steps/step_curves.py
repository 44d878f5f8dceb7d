"""Ten curves: the probabilities of the digits over the kept steps of a run."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.ports.prediction import StepAnswers
from normviz.presentation.draw.step_answers import named_digits, reading_at
from normviz.presentation.number_format import count
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, current_theme, number_font

_LEAST: Final = QSize(20 * GRID, 15 * GRID)
_NAMED_WIDTH: Final = 2.0


class StepCurves(QWidget):
    """The curves of digits that were ever read are strong and named; a line marks the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without curves."""
        super().__init__(parent)
        self._answers: StepAnswers | None = None
        self._step: int | None = None
        self._last = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(3 * _LEAST.height())
        self.setFont(number_font("small"))

    @property
    def answers(self) -> StepAnswers | None:
        """What is shown."""
        return self._answers

    def show_answers(self, answers: StepAnswers | None, last: int) -> None:
        """Shows other curves.

        Args:
            answers: Of a run; None takes them away.
            last: The last step of all runs, so that panels can be compared.
        """
        self._answers, self._last = answers, max(last, 1)
        self.update()

    def show_step(self, step: int | None) -> None:
        """Marks a step; None for the newest one."""
        self._step = step
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three panels in a narrow window."""
        return _LEAST

    def minimumSizeHint(self) -> QSize:
        """As small as can still be read."""
        return QSize(_LEAST.width() // 2, _LEAST.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws frame, curves, names and the mark."""
        theme, area = current_theme(), self._area()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_frame(painter, area, theme)
            if self._answers is None or not self._answers.steps:
                return
            named = named_digits(self._answers)
            for digit in (each for each in range(10) if each not in named):
                self._paint_curve(painter, area, digit, QColor(theme.border), 1.0)
            for place, digit in reversed(list(enumerate(named))):
                self._paint_curve(painter, area, digit, QColor(theme.runs[place]), _NAMED_WIDTH)
            self._paint_names(painter, area, named, theme)
            self._paint_mark(painter, area, theme)

    def _area(self) -> QRectF:
        """Where the curves are: names stand at the right, steps beneath."""
        letter = self.fontMetrics().horizontalAdvance("100 %")
        line = self.fontMetrics().height()
        return QRectF(
            letter + HALF, HALF, self.width() - letter - 4 * GRID, self.height() - line - GRID
        )

    def _paint_frame(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        painter.setPen(QPen(QColor(theme.border), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(theme.muted))
        line = self.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share, text in ((0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")):
            y = area.bottom() - share * area.height()
            top = min(max(y - line / 2, 0.0), self.height() - line)
            painter.drawText(QRectF(0, top, area.left() - HALF, line), right, text)
        beneath = QRectF(area.left(), area.bottom() + HALF, area.width(), line)
        painter.drawText(beneath, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(beneath, Qt.AlignmentFlag.AlignRight, count(self._last))

    def _paint_curve(
        self, painter: QPainter, area: QRectF, digit: int, color: QColor, width: float
    ) -> None:
        painter.setPen(QPen(color, width))
        painter.drawPolyline(QPolygonF(self._points(area, digit)))

    def _points(self, area: QRectF, digit: int) -> list[QPointF]:
        if self._answers is None:
            return []
        shares = self._answers.probabilities[:, digit].tolist()
        return [
            QPointF(self._x(area, step), area.bottom() - share * area.height())
            for step, share in zip(self._answers.steps, shares, strict=True)
        ]

    def _x(self, area: QRectF, step: int) -> float:
        return area.left() + min(step / self._last, 1.0) * area.width()

    def _paint_names(
        self, painter: QPainter, area: QRectF, named: tuple[int, ...], theme: Theme
    ) -> None:
        """Digits at the ends of their curves; one that would lie on another one moves up."""
        line = self.fontMetrics().height()
        taken = area.bottom() + line
        ends = [(self._points(area, digit)[-1], digit, place) for place, digit in enumerate(named)]
        for end, digit, place in sorted(ends, key=lambda each: -each[0].y()):
            middle = min(end.y(), taken - line)
            taken = middle
            painter.setPen(QColor(theme.runs[place]))
            painter.drawText(QPointF(end.x() + HALF, middle + line / 3), str(digit))

    def _paint_mark(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        if self._answers is None or self._step is None:
            return
        reading = reading_at(self._answers, self._step)
        if reading is not None:
            x = self._x(area, reading.step)
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
