"""The Train view: settings at the left, curves in the middle, the runs beneath."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QIcon, QShowEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from normviz.ports.intents import Intent, Refusal
from normviz.ports.training import TrainingService
from normviz.presentation.color_ranks import ColorRanks
from normviz.runs.run import Run
from normviz.scenes.session import part_from_session, session_values
from normviz.scenes.train_scene import TrainScene
from normviz.settings.values import Settings
from normviz.ui.plots.swatch import swatch
from normviz.ui.shell.view import MenuName, View
from normviz.ui.style.palette import LIGHT, Theme
from normviz.ui.style.theme import GRID, current_theme
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.threads.interpreter import GuiThreadPriority
from normviz.ui.train.actions import TrainActions, to_continue, tool_button
from normviz.ui.train.panel import SpecPanel
from normviz.ui.train.plots.plot_pane import PlotPane
from normviz.ui.train.plots.selected_curves import SelectedCurves
from normviz.ui.train.results.result_tabs import ResultTabs
from normviz.ui.train.runs.annotation_dialog import ask_annotations
from normviz.ui.train.runs.exports import RunExports
from normviz.ui.train.runs.library_messages import LibraryMessages
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.runs.table import RunsTable
from normviz.ui.train.scene_state import TrainSceneState
from normviz.ui.train.session.downloads import Downloads
from normviz.ui.train.session.live_run import LiveRun
from normviz.ui.train.session.run_bar import RunBar
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.train.session.training_intents import TrainingIntents
from normviz.ui.training.stop_dialog import may_stop, may_use_other_data
from normviz.ui.training.training_session import TrainingSession
from normviz.ui.widgets.splitter import LARGEST_SIZE, Splitter

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

_FOLLOW_MS: Final = 2_000
_FIRST_SHOWN: Final = 3
_MOST_SELECTED: Final = 30
"""Runs that are selected when many are brought back."""


class TrainView(View):
    """The second page of the window.

    It lets a run answer drawings whose training here has come to an end or was stopped.
    """

    def __init__(
        self,
        service: TrainingService,
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
        self.draft = SpecDraft(data_dir, self)
        self.library = RunLibrary(runs_dir, self)
        self.session = TrainingSession(service, self)
        self.jobs = BackgroundJobs(self, error_text)
        self.priority = GuiThreadPriority(self)
        self._ranks = ColorRanks(len(LIGHT.runs))
        self.actions_ = TrainActions(self)
        self.exports = RunExports(self.library, service, self.jobs, self)
        self.downloads = Downloads(service, self)
        self._timer = QTimer(self, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self.library.follow_others)
        self._lay_out()
        self.curves = SelectedCurves(self.library, self._ranks, self.plot_pane, self)
        self._scene_state = TrainSceneState(
            self.draft, self.library, self.table, self.plot_pane.bar, self.tabs
        )
        self._live_run = LiveRun(self.session, self.library, self.run_bar, self)
        self._library_messages = LibraryMessages(self.library, self.table, self.plot_pane, self)
        self._connect()
        self._intents = TrainingIntents(self.session, self.library, self)  # after all is connected
        self._intents.intent_requested.connect(self.intent_requested)
        self._intents.intent_offered.connect(self.intent_offered)
        self._show_runs()
        self.table.select([run.id for run in self.library.runs()[-_FIRST_SHOWN:]])

    def title(self) -> str:
        """Its name in the rail."""
        return self.tr("Train")

    @property
    def undo_stack(self) -> QUndoStack:
        """What was renamed and deleted."""
        return self.library.undo_stack

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """What the menus offer while this view is shown."""
        all_ = self.actions_
        return {
            "file": [all_.csv, all_.plots, all_.tensorboard, all_.keras],
            "edit": [all_.rename, all_.annotate, all_.delete, all_.command, all_.again],
            "view": [all_.layers, all_.reset_plots],
            "run": [all_.start, all_.pause, all_.stop, all_.resume],
        }

    def key_help(self) -> list[tuple[str, str]]:
        """Keys of the plots that are no actions."""
        return [
            (self.tr("Left, Right"), self.tr("Move the plots")),
            (self.tr("Shift+Left, Shift+Right"), self.tr("Read the values of the curves")),
            (self.tr("+, −"), self.tr("Zoom the epochs")),
            (self.tr("Home"), self.tr("Show all of the plots")),
        ]

    def regions(self) -> list[QWidget]:
        """Settings, buttons, curves, runs."""
        return [self.panel, self.run_bar, self.plot_pane, self.tabs]

    def scene(self) -> TrainScene:
        """What the view shows."""
        return self._scene_state.scene()

    def show_scene(self, part: "ScenePart") -> None:
        """Shows a scene; runs that do not exist are left out."""
        if isinstance(part, TrainScene):
            self._scene_state.show(part)

    def restore(self, settings: Settings) -> None:
        """Takes up the settings and widths of the last session."""
        self._ranks.restore(settings.mapping("colors") or {})
        self.show_scene(part_from_session("train", settings.values))
        for name, splitter in self._splitters():
            splitter.restore_sizes(settings.wholes(name, 0, LARGEST_SIZE))
        folded = settings.texts("folded")
        if folded is not None:
            self.panel.set_collapsed(folded)
        self._show_curves()

    def save(self) -> dict[str, Any]:
        """What `restore` takes up."""
        sizes = {name: splitter.chosen_sizes() for name, splitter in self._splitters()}
        return {
            **session_values(self.scene()),
            "folded": self.panel.collapsed(),
            "colors": self._ranks.kept(),
            **{name: chosen for name, chosen in sizes.items() if chosen is not None},
        }

    def set_theme(self, theme: Theme) -> None:
        """Recolours what paints by itself."""
        self.plot_pane.set_theme(theme)
        self.table.model.repaint_names()

    def is_settled(self) -> bool:
        """Whether the runs are listed and drawn, and the page beneath has its answer."""
        return not (self.library.is_listing or self.curves.busy or self.jobs.busy)

    def may_close(self) -> bool:
        """Whether the window may close; a training is stopped first, if the user wants that."""
        return not self.session.active or may_stop(self)

    def ask_to_stop(self) -> None:
        """Stops a training at its next batch, where it is kept, and whatever else goes on."""
        self.session.ask_to_stop()
        self.curves.stop()
        self.library.ask_to_stop()
        self.downloads.ask_to_stop()
        self.jobs.ask_to_stop()
        self.exports.writer.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the threads and closes the runs; returns whether the threads have ended."""
        self._timer.stop()
        parts = (self.session.shut_down, self.downloads.shut_down, self.jobs.stop)
        ended = [end(deadline) for end in (*parts, self.exports.writer.stop, self.library.close)]
        self.priority.stop()
        return all(ended)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks at what others have done meanwhile, and goes on looking."""
        super().showEvent(event)
        self.library.follow_others()
        self._timer.start()
        self._library_messages.catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops looking for runs; they are listed again when the view is shown."""
        super().hideEvent(event)
        self._timer.stop()

    # Training

    def start(self) -> None:
        """Trains what the panel shows, and nothing else: a field that is refused is shown."""
        refusal = self.panel.show_refused()
        if refusal:
            self.message.emit("error", refusal)
            return
        self.message.emit("info", "")
        self.session.start(self.draft.spec)

    def refusal(self, intent: Intent) -> Refusal | None:
        """One training at a time."""
        return self._intents.refusal(intent)

    def carry_out(self, intent: Intent) -> None:
        """Trains on the user's own digits; the panel stays as the user has set it."""
        self.message.emit("info", "")
        self._intents.carry_out(intent)

    def resume(self) -> None:
        """Continues the one of the selected runs that can be continued."""
        run = to_continue(self.selected())
        if run:
            self.message.emit("info", "")
            self.session.resume(run.id)

    def _ask_for_data(self, run: str, difference: str) -> None:
        found = self.library.run(run)
        if may_use_other_data(self, found.name if found else run, difference):
            self.session.resume(run, other_data=True)

    def selected(self) -> list[Run]:
        """The selected runs, in the order of the table."""
        found = (self.library.run(run) for run in self.table.selected())
        return [run for run in found if run is not None]

    # Inside

    def _lay_out(self) -> None:
        actions, self.panel = self.actions_, SpecPanel(self.draft)
        self.run_bar = RunBar(self.draft, actions.start, actions.pause, actions.stop)
        self.plot_pane = PlotPane()
        self.table = RunsTable()
        self.table.set_swatches(self._swatch)
        self.table.view.addActions(
            [actions.resume, actions.again, actions.layers, actions.rename, actions.annotate]
        )
        self.table.view.addActions(
            [actions.delete, actions.command, actions.csv, actions.plots, actions.keras]
        )
        for action in (actions.resume, actions.again, actions.rename, actions.delete):
            self.table.tools.addWidget(tool_button(action))
        self.tabs = ResultTabs(self.table, self._service, self.jobs, self.draft)
        self.pages = self.tabs.pages
        left = QWidget()
        self.settings_parts = (left,)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(self.run_bar)
        self._rows = _splitter(Qt.Orientation.Vertical, "train_rows", self.plot_pane, self.tabs)
        self._rows.set_default_sizes([56 * GRID, 36 * GRID])
        self._columns = _splitter(Qt.Orientation.Horizontal, "train_columns", left, self._rows)
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)

    def _splitters(self) -> list[tuple[str, Splitter]]:
        return [("widths", self._columns), ("heights", self._rows)]

    def _connect(self) -> None:
        self._connect_actions()
        self._connect_exchange()
        self._connect_runs()
        self._connect_training()

    def _connect_actions(self) -> None:
        all_, session = self.actions_, self.session
        all_.connect_all(
            [
                (all_.start, self.start),
                (all_.pause, session.pause_or_go_on),
                (all_.stop, session.stop),
                (all_.resume, self.resume),
                (all_.again, self._take_settings),
                (all_.layers, lambda: self._intents.show_layers(self.selected()[0].id)),
                (all_.rename, self.table.edit_name),
                (all_.annotate, lambda: ask_annotations(self.library, self.selected(), self)),
                (all_.delete, lambda: self.library.delete([run.id for run in self.selected()])),
                (all_.command, lambda: self.exports.command(self.selected()[0])),
                (all_.csv, lambda: self.exports.csv(self.selected())),
                (all_.plots, lambda: self.exports.plots(self.plot_pane.plots.recorded)),
                (all_.tensorboard, lambda: self.exports.tensorboard(self.selected())),
                (all_.keras, lambda: self.exports.keras(self.selected()[0])),
                (all_.reset_plots, self.plot_pane.plots.reset_view),
            ]
        )

    def _connect_exchange(self) -> None:
        """Exports and downloads."""
        self.exports.message.connect(self.message)
        self.exports.saved.connect(self.saved)
        self.downloads.message.connect(self.message)
        self.panel.data.download_requested.connect(self.downloads.start)
        self.panel.data.download_cancelled.connect(self.downloads.cancel)
        self.downloads.advanced.connect(self.panel.data.show_download)
        self.downloads.ended.connect(self.panel.data.end_download)

    def _connect_runs(self) -> None:
        library = self.library
        library.changed.connect(self._show_runs)
        library.restored.connect(self._select_too)
        self._library_messages.message.connect(self.message)
        self.table.selection_changed.connect(self._show_curves)
        self.curves.shown.connect(self._library_messages.show_empty_texts)
        self.curves.shown.connect(self.table.model.repaint_names)
        self.table.renamed.connect(library.rename)
        self.tabs.batch_norm.recalibrated.connect(self._show_new)
        self.plot_pane.bar.band_changed.connect(self._show_curves)

    def _connect_training(self) -> None:
        session = self.session
        for background in (session.background, self.downloads.background, self.jobs):
            background.began.connect(self.priority.start)
        self.exports.writer.background.began.connect(self.priority.start)
        self.draft.changed.connect(self._follow_state)
        session.state_changed.connect(self._follow_state)
        session.loaded.connect(self.panel.show_devices)
        # After the library, which has taken the values since the live run was made.
        session.advanced.connect(self.plot_pane.plots.update_items)
        live_run = self._live_run
        live_run.message.connect(self.message)
        live_run.began.connect(self._begin)
        live_run.epoch_ended.connect(self._end_epoch)
        live_run.ended.connect(self._show_curves)
        session.other_data_found.connect(self._ask_for_data)

    def _show_runs(self) -> None:
        self.table.show_runs(self.library.runs())
        self._show_curves()

    def _show_curves(self) -> None:
        runs = self.selected()
        self.curves.show(runs)
        for page in self.pages:
            page.set_run(runs[0] if len(runs) == 1 else None)
        self._follow_state()

    def _follow_state(self) -> None:
        state = self.session.state
        self.priority.busy = self.session.active
        self.priority.suspended = state == "loading"
        can_start = not self.draft.problem() and not self.library.problem
        self.actions_.show(state, self.selected(), can_start=can_start)

    def _begin(self, run: str) -> None:
        self._select_too([run])
        self._show_curves()

    def _show_new(self, run: str) -> None:
        self.library.follow_others()
        self.table.select([run])

    def _select_too(self, runs: list[str]) -> None:
        self.table.select(runs[:_MOST_SELECTED], add=True)  # each selected run is drawn

    def _end_epoch(self) -> None:
        self.plot_pane.plots.update_items()
        self.plot_pane.show_hint(self.curves.items)

    def _take_settings(self) -> None:
        chosen = self.selected()
        if chosen:
            self.draft.show(chosen[0].spec)

    def _swatch(self, run: str) -> QIcon | None:
        rank = self._ranks.of(run)
        return None if rank is None else swatch(current_theme(), rank)


def _splitter(way: Qt.Orientation, name: str, *parts: QWidget) -> Splitter:
    splitter = Splitter(way)
    splitter.setObjectName(name)
    for part in parts:
        splitter.addWidget(part)
    return splitter
