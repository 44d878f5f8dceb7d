"""The inspector of the Cube view: numbers, statistic set, formula of the highlighted element.

A hover only marks the parts as out of date. What is read while the pointer moves (numbers, formula,
table) follows once the events at hand are done; the rest when the pointer rests, or five times a
second; and only what can be seen. So a fast mouse never makes it fall behind.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.code import CodeSection
from normviz.ui.cube.inspector.comparison.table import ComparisonTable
from normviz.ui.cube.inspector.edit import EditSection
from normviz.ui.cube.inspector.formula.formula import FormulaSection
from normviz.ui.cube.inspector.gradient_section import GradientSection
from normviz.ui.cube.inspector.header import InspectorHeader
from normviz.ui.cube.inspector.histogram.histogram import HistogramSection
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.inspector.kept_structure_section import KeptStructureSection
from normviz.ui.cube.inspector.kernel.kernel_section import KernelSection
from normviz.ui.cube.inspector.numbers_grid import NumbersSection
from normviz.ui.cube.inspector.proof_section import ProofSection
from normviz.ui.cube.inspector.remarks.remarks_section import RemarksSection
from normviz.ui.cube.inspector.two_modes_section import TwoModesSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.empty_state import EmptyState
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.section import Section

MINIMUM_WIDTH = 38 * GRID
_REST_MS = 25
"""One and a half pictures of a screen with 60 per second: a pointer that moves comes sooner."""
_LATEST_MS = 200


class Inspector(QWidget):
    """What the model's focused norm does to the highlighted element."""

    def __init__(
        self,
        model: CubeModel,
        proofs: ProofClient | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the inspector.

        Args:
            model: What is inspected.
            proofs: What the real layers say; None where nothing is proven.
            parent: The owner.
        """
        super().__init__(parent)
        describe(self, "inspector", self.tr("Inspector"))
        self.setToolTip("")
        self.setMinimumWidth(MINIMUM_WIDTH)
        self._model = model
        self._readings = Readings(model)
        self._boxes: dict[str, Section] = {}
        self._make_parts(model, proofs)
        self._make_timers()
        self._lay_out()
        self._follow(model, proofs)

    def _make_parts(self, model: CubeModel, proofs: ProofClient | None) -> None:
        """All parts: those that follow a moving pointer, and those that wait until it rests."""
        self._header = InspectorHeader(model)
        self._proof = ProofSection(proofs)
        self._gradient = GradientSection(model)
        self._numbers = NumbersSection()
        self._formula = FormulaSection()
        self._table = ComparisonTable(model)
        self._histogram = HistogramSection()
        self._structure = KeptStructureSection()
        self._kernel = KernelSection()
        self._modes = TwoModesSection(model)
        self._edit = EditSection(model)
        self._remarks = RemarksSection()
        self._code = CodeSection(model)
        self._quick: tuple[InspectorSection, ...] = (
            self._header,
            self._proof,
            self._gradient,
            self._numbers,
            self._formula,
            self._table,
        )
        self._slow: tuple[InspectorSection, ...] = (
            self._histogram,
            self._structure,
            self._modes,
            self._kernel,
            self._edit,
            self._remarks,
            self._code,
        )
        self._stale = {*self._quick, *self._slow}

    def refresh(self) -> None:
        """Brings everything that can be seen up to date, at once."""
        self._timer.stop()
        self._rest.stop()
        self._bring_up_to_date()

    def set_theme(self, theme: Theme) -> None:
        """Recolours what does not follow the palette by itself."""
        self._table.set_theme(theme)
        self._histogram.set_theme(theme)
        self._remarks.set_theme(theme)
        self._outdate()

    def is_settled(self) -> bool:
        """Whether everything that can be seen is up to date and nothing follows by itself."""
        if self._timer.isActive() or self._rest.isActive():
            return False
        plot_there = self._histogram.is_made() or not self._can_be_seen(self._histogram)
        behind = any(self._can_be_seen(part) for part in self._stale)
        return plot_there and not behind and self._remarks.is_settled()

    def showEvent(self, event: QShowEvent) -> None:
        """Parts that were hidden may be out of date; numbers stand there at the first paint."""
        super().showEvent(event)
        if self._model.focused:
            for part in self._quick:
                part.show_readings(self._readings)
        self._outdate()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A panel that has another size shows other parts."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._timer.start()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _make_timers(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._bring_up_to_date)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.refresh)
        self._waiting = QElapsedTimer()

    def _follow(self, model: CubeModel, proofs: ProofClient | None) -> None:
        model.highlight_changed.connect(self._look_elsewhere)
        model.library_changed.connect(self._outdate)
        model.state_changed.connect(self._forget)
        model.gradients_changed.connect(self._outdate)
        if proofs is not None:
            proofs.changed.connect(self._outdate_proof)

    def _bring_up_to_date(self) -> None:
        """Shows what can be seen and is due; while the pointer moves, only what is quick."""
        parts = self._quick if self._rest.isActive() else (*self._quick, *self._slow)
        self._pages.setCurrentIndex(0 if self._model.focused else 1)
        if not self._model.focused or not self.isVisible():
            return
        self._boxes["kernel"].setVisible(self._readings.norm.kind == "kernel")
        self._boxes["modes"].setVisible(self._readings.norm.moving)
        for part in parts:
            if part in self._stale and self._can_be_seen(part):
                self._stale.discard(part)
                part.show_readings(self._readings)

    def _can_be_seen(self, part: InspectorSection) -> bool:
        # visibleRegion() will not do: it leaves out what opaque children cover.
        viewport = self._area.viewport()
        place = QRect(part.mapTo(viewport, QPoint(0, 0)), part.size())
        return part.isVisible() and viewport.rect().intersects(place)

    def _outdate(self) -> None:
        self._stale.update(self._quick, self._slow)
        self._timer.start()

    def _outdate_proof(self) -> None:
        self._stale.add(self._proof)
        self._timer.start()

    def _look_elsewhere(self) -> None:
        self._stale.update(self._quick, self._slow)
        if not self._rest.isActive():
            self._waiting.start()
        left = max(0, _LATEST_MS - self._waiting.elapsed())
        self._rest.start(min(_REST_MS, left))
        if not self._timer.isActive():
            self._timer.start()

    def _forget(self) -> None:
        self._readings.forget()
        self._histogram.forget()
        # A slider that is being dragged outdates everything at every step, as a hover does.
        self._look_elsewhere()

    def _lay_out(self) -> None:
        hint = self.tr("Add a norm to see what it does to an element.")
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._area = self._scrolled()
        self._pages.addWidget(self._area)
        self._pages.addWidget(EmptyState("cube", hint, name="inspector_empty"))

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._header)
        column.addWidget(self._proof)
        column.addWidget(self._gradient)
        for title, name, part in self._titled():
            section = Section(title, name=f"inspector_section_{name}")
            section.body.addWidget(part)
            section.toggled.connect(self._timer.start)
            self._boxes[name] = section
            column.addWidget(section)
        column.addStretch(1)
        area = ScrollArea()
        describe(area, "inspector_scroll", self.tr("Inspector"))
        area.setToolTip("")
        # Its keys reach it from the controls inside; an empty stop of the Tab key shows no focus.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        area.setWidget(content)
        area.verticalScrollBar().valueChanged.connect(self._timer.start)
        area.viewport().installEventFilter(self)
        content.installEventFilter(self)
        return area

    def _titled(self) -> tuple[tuple[str, str, InspectorSection], ...]:
        return (
            (self.tr("Numbers"), "facts", self._numbers),
            (self.tr("Formula"), "formula", self._formula),
            (self.tr("All norms"), "table", self._table),
            (self.tr("Statistic set"), "histogram", self._histogram),
            (self.tr("Samples and channels"), "structure", self._structure),
            (self.tr("Training and inference"), "modes", self._modes),
            (self.tr("Kernel"), "kernel", self._kernel),
            (self.tr("Edit x"), "edit", self._edit),
            (self.tr("Notes"), "notes", self._remarks),
            (self.tr("Code"), "code", self._code),
        )
