"""The Compare view: what is compared at the left, its curves and results at the right."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from normviz.ports.sweeps import SweepService
from normviz.presentation.comparison import Comparison, forecast
from normviz.presentation.number_format import count
from normviz.runs.sweeps.record import SweepRecord
from normviz.scenes.compare_scene import CompareScene
from normviz.scenes.session import part_from_session, session_values
from normviz.settings.values import Settings
from normviz.ui.compare.actions import CompareActions
from normviz.ui.compare.exports import CompareExports
from normviz.ui.compare.planner import ComparisonPlanner, Planned
from normviz.ui.compare.progress import ComparisonProgress
from normviz.ui.compare.result_pane import ResultPane
from normviz.ui.compare.run_panel import RunPanel
from normviz.ui.compare.settings.settings_panel import SweepSettingsPanel
from normviz.ui.compare.sweep_choice import SweepChoice
from normviz.ui.compare.sweep_files import SweepFiles, dropped_sweep
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.sweep_messages import SweepMessages
from normviz.ui.compare.sweep_titles import SweepTitles
from normviz.ui.compare.words import left_out_text, stand_in_text
from normviz.ui.shell.file_drop import accept_copy
from normviz.ui.shell.view import MenuName, View
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID
from normviz.ui.text.runs.run_text import duration, recipe_title
from normviz.ui.text.setting_text import joined_text
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.threads.interpreter import GuiThreadPriority
from normviz.ui.training.stop_dialog import may_stop_comparison
from normviz.ui.training.training_session import BackgroundTraining
from normviz.ui.widgets.splitter import LARGEST_SIZE, Splitter

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

_FOLLOW_MS: Final = 2_000


class CompareView(View):
    """Trains every combination once, and says how they differ."""

    def __init__(
        self,
        service: SweepService,
        runs_dir: Path | None = None,
        data_dir: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the view; nothing of the engine is loaded before a training starts.

        Args:
            service: The engine.
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
            parent: Owner.
        """
        super().__init__(parent)
        self._service = service
        self._data_dir = data_dir
        self.library = SweepLibrary(runs_dir, self)
        self.sweep_messages = SweepMessages(self.library, self)
        self.session = BackgroundTraining(service, self)
        self.priority = GuiThreadPriority(self)
        self.actions_ = CompareActions(self)
        self.exports = CompareExports(self.library, self)
        self.files = SweepFiles(self.library, self)
        self._comparison: Comparison | None = None
        self._at_once = 1
        self._timer = QTimer(self, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self._follow_others)
        self._lay_out()
        self.planner = ComparisonPlanner(data_dir, self)
        self.progress = ComparisonProgress(self.library, self.pane, self.run_panel)
        self._connect()
        self._plan()

    def title(self) -> str:
        """Its name in the rail."""
        return self.tr("Compare")

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """What the menus offer while this view is shown."""
        all_ = self.actions_
        return {
            "file": [
                all_.open_file,
                all_.runs_csv,
                all_.epochs_csv,
                all_.plot,
                all_.sweep_file,
            ],
            "run": [
                all_.compare,
                all_.resume,
                all_.pause,
                all_.stop,
                all_.add_seed,
                all_.earlier,
                all_.later,
            ],
        }

    def regions(self) -> list[QWidget]:
        """Settings, buttons, plots, tables."""
        return [self.panel, self.run_panel, self.choice, self.pane.plots, self.pane.tables]

    def scene(self) -> CompareScene:
        """What the view shows."""
        record = self.library.record
        return replace(
            self.panel.scene(),
            sweep=record.id if record else "",
            plot=self.pane.plot(),
            lower=self.pane.table(),
            log=self.pane.options.log.isChecked(),
            across=self.pane.options.across(),
        )

    def show_scene(self, part: "ScenePart") -> None:
        """Shows a scene; a sweep that does not exist is left out."""
        if not isinstance(part, CompareScene):
            return
        self.panel.show_scene(part)
        self.pane.show_pages(part.plot, part.lower)
        self.pane.options.log.setChecked(part.log)
        self.pane.options.show_across(part.across)
        record = self.library.record
        if part.sweep and not (record and record.id == part.sweep) and not self.session.active:
            self.library.open(part.sweep)
        self._plan()

    def restore(self, settings: Settings) -> None:
        """Takes up the settings and widths of the last session."""
        self.show_scene(part_from_session("compare", settings.values))
        for name, splitter in self._splitters():
            splitter.restore_sizes(settings.wholes(name, 0, LARGEST_SIZE))

    def save(self) -> dict[str, Any]:
        """What `restore` takes up."""
        sizes = {name: splitter.chosen_sizes() for name, splitter in self._splitters()}
        return {
            **session_values(self.scene()),
            **{name: chosen for name, chosen in sizes.items() if chosen is not None},
        }

    def set_theme(self, theme: Theme) -> None:
        """Recolours what paints by itself."""
        self.pane.set_theme(theme)

    def may_close(self) -> bool:
        """Whether the window may close; a training is stopped first, if the user wants that."""
        elsewhere = self._at_once > 1
        return not self.session.active or may_stop_comparison(self, elsewhere=elsewhere)

    def ask_to_stop(self) -> None:
        """Stops at the next batch."""
        self.session.ask_to_stop()
        self.library.ask_to_stop()
        self.planner.ask_to_stop()
        self.exports.writer.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        has_ended = self.session.shut_down(deadline) & self.library.stop(deadline)
        has_ended &= self.planner.stop(deadline) & self.exports.writer.stop(deadline)
        self._timer.stop()
        self.priority.stop()
        return has_ended

    def showEvent(self, event: QShowEvent) -> None:
        """Looks at what others have done meanwhile."""
        super().showEvent(event)
        self.library.refresh()
        self.library.forget_measured()
        self._plan()
        self.sweep_messages.catch_up()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Looks no more; all is read again when the view is shown."""
        super().hideEvent(event)
        self._timer.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes the file of a sweep; the window takes the others."""
        if dropped_sweep(event.mimeData()) is not None and not self.session.active:
            accept_copy(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the file of a sweep that was dropped."""
        path = dropped_sweep(event.mimeData())
        if path is not None and accept_copy(event):
            self.files.open(path)

    # Training

    def start(self) -> None:
        """Trains a new comparison: what the panel shows, and nothing else."""
        refusal = self.panel.show_refused()
        if refusal or self._comparison is None:
            self.message.emit("error", refusal or self.run_panel.forecast.text())
            return
        record = self.library.create(self._comparison.plan)
        if record is not None:
            self._train(record)

    def resume(self) -> None:
        """Trains what is missing of the comparison that is shown."""
        refusal = self.panel.show_refused(of_plan=False)
        if refusal:
            self.message.emit("error", refusal)
        elif self.library.record is not None:
            self._train(self.library.record)

    def _train(self, record: SweepRecord) -> None:
        self.message.emit("info", "")
        service, at_once = self._service, self.panel.at_once()
        if not self.session.active:
            self._at_once = at_once
        self.session.run(lambda emit, control: service.train_sweep(record, emit, control, at_once))

    def _move(self, *, to_front: bool) -> None:
        keys = [key for key in self.pane.runs.selected_keys() if self.library.waits(key)]
        if not keys:
            text = self.tr("Select runs that wait under Runs: only these can be moved.")
            self.message.emit("info", text)
            return
        self.files.move(keys, to_front=to_front)
        self.pane.runs.select_keys(keys)

    # Inside

    def _follow_others(self) -> None:
        """Shows what other windows and commands train; a training here tells it by itself."""
        if not self.session.active and self.library.follow_others():
            self._plan()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.panel = SweepSettingsPanel(self._service.most_at_once())
        self.run_panel = RunPanel(self.actions_)
        self.choice = SweepChoice(SweepTitles(self.library).title)
        self.pane = ResultPane(self.library)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(self.run_panel)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice)
        column.addWidget(self.pane, 1)
        self._columns = Splitter(Qt.Orientation.Horizontal)
        self._columns.setObjectName("compare_columns")
        self._columns.addWidget(left)
        self._columns.addWidget(right)
        self._columns.setStretchFactor(1, 1)
        self._columns.set_default_sizes([36 * GRID, 100 * GRID])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)

    def _splitters(self) -> list[tuple[str, Splitter]]:
        return [("widths", self._columns), ("heights", self.pane.rows)]

    def _connect(self) -> None:
        all_, session, library = self.actions_, self.session, self.library
        for action, slot in (
            (all_.compare, self.start),
            (all_.resume, self.resume),
            (all_.pause, session.pause_or_go_on),
            (all_.stop, session.stop),
            (all_.runs_csv, self.exports.runs),
            (all_.epochs_csv, self.exports.epochs),
            (all_.plot, lambda: self.exports.plot(self.pane.recorded)),
            (all_.sweep_file, self.exports.sweep_file),
            (all_.open_file, self.files.ask_open),
            (all_.add_seed, self.files.add_seed),
            (all_.earlier, lambda: self._move(to_front=True)),
            (all_.later, lambda: self._move(to_front=False)),
        ):
            action.triggered.connect(slot)
        self.pane.runs.addActions([all_.earlier, all_.later])
        self.files.message.connect(self.message)
        self.exports.message.connect(self.message)
        self.exports.saved.connect(self.saved)
        self.panel.changed.connect(self._plan)
        self.planner.planned.connect(self._take_planned)
        self.planner.refused.connect(self._take_refused)
        self.choice.chosen.connect(library.open)
        library.changed.connect(self._show_sweep)
        self.sweep_messages.message.connect(self.message)
        for each in (session, self.planner, self.exports.writer):
            each.background.began.connect(self.priority.start)
        session.state_changed.connect(self._follow_training)
        self.progress.follow(session)
        self.progress.failed.connect(lambda text: self.message.emit("warning", text))
        session.refused.connect(lambda text: self.message.emit("error", text))

    def _plan(self) -> None:
        """Says what Compare would train, how long that takes, and what is left out."""
        self._comparison = None
        measured, at_once = self.library.measured(), self.panel.at_once()
        if not self.planner.plan(self.panel.scene(), measured, at_once):
            self.run_panel.show_forecast(self.tr("Planning the runs…"), "")
            self._follow_state()

    def _take_planned(self, planned: Planned) -> None:
        found = self._comparison = planned.comparison
        runs = len(found.plan.specs)
        text = self.tr("{count} runs, about {time}", "", runs)
        if planned.trained == runs:
            text = self.tr("{count} runs, all trained already", "", runs)
        told = [text.format(count=count(runs), time=duration(planned.seconds))]
        if 0 < planned.trained < runs:
            told.append(self.tr("Trained already: {count}").format(count=count(planned.trained)))
        told.append(stand_in_text(found))
        norms = {spec.norm for spec in found.plan.specs}
        left_out = left_out_text(found.left_out, norms)
        self.run_panel.show_forecast("\n".join(filter(None, told)), left_out)
        self._follow_state()

    def _take_refused(self, problem: str) -> None:
        self.run_panel.show_forecast(problem, "", is_problem=True)
        self._follow_state()

    def _show_sweep(self) -> None:
        record = self.library.record
        about = self._about(record) if record else ""
        self.choice.show_sweeps(self.library.ids(), record.id if record else "", about)
        self.pane.show_sweep()
        self._follow_state()

    def _about(self, record: SweepRecord) -> str:
        recipes = dict.fromkeys(recipe_title(spec.recipe) for spec in record.plan.specs)
        text = self.tr("{recipe}, runs done: {done} of {runs}")
        return text.format(
            recipe=joined_text(list(recipes)),
            done=self.progress.done(),
            runs=len(record.plan.specs),
        )

    def _follow_training(self, state: str) -> None:
        if state == "idle":
            self.library.forget_under_way()
            self.pane.show_sweep()
            self._plan()  # times have been measured
        else:
            self._follow_state()

    def _follow_state(self) -> None:
        state = self.session.state
        self.priority.busy = self.session.active
        self.priority.suspended = state == "loading"
        record, done = self.library.record, self.progress.done()
        runs = len(record.plan.specs) if record else 0
        self.choice.setEnabled(state == "idle")
        self.actions_.open_file.setEnabled(state == "idle")
        self.actions_.show(
            state,
            can_start=self._comparison is not None,
            can_resume=record is not None and done < runs,
            has_sweep=record is not None,
        )
        self.run_panel.show_state(state, done, runs, self._left(), self._at_once)
        self.progress.show()

    def _left(self) -> str:
        record = self.library.record
        if record is None or self.session.state != "running":
            return ""
        runs = self.library.runs
        known = self.library.measured_like()
        left = forecast(record.plan, runs, known, self._data_dir, self._at_once)
        return duration(left)
