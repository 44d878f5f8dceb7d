"""The Draw view: settings at the left, the page in the middle, the answers at the right."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from normviz.datasets.custom_digits import OwnDigits
from normviz.errors import UserError
from normviz.garbage_collection import exempt_from_collection
from normviz.ports.intents import AnswerWith, Intent, ShowRun, TakeDrawing, TrainOnDigits
from normviz.ports.prediction import LoadPredictions
from normviz.presentation.draw.drawing_history_store import HistoryEntry
from normviz.presentation.draw.page import Image28, Page
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.session import part_from_session, session_values
from normviz.settings.values import Settings
from normviz.ui.draw.actions import DrawActions
from normviz.ui.draw.answers.answers_pane import AnswersPane
from normviz.ui.draw.canvas.busy_note import BusyLabel
from normviz.ui.draw.canvas.canvas import Canvas
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.canvas.page_pane import PagePane
from normviz.ui.draw.history.history import DrawingHistory
from normviz.ui.draw.history.session_drawings import SessionDrawings
from normviz.ui.draw.io.copied import can_paste
from normviz.ui.draw.io.drawing_io import DrawingIO
from normviz.ui.draw.own.fine_tuning import fine_tuning_of
from normviz.ui.draw.own.model import OwnDigitsModel
from normviz.ui.draw.own.page import OwnDigitsPage
from normviz.ui.draw.prediction.prediction_controller import PredictionController
from normviz.ui.draw.scene_state import DrawSceneState
from normviz.ui.draw.settings.examples import Examples
from normviz.ui.draw.settings.runs_watch import RunsWatch
from normviz.ui.draw.settings.settings_panel import DrawSettingsPanel
from normviz.ui.draw.side_pane import SidePane
from normviz.ui.draw.steps.steps_page import StepsPage
from normviz.ui.shell.file_drop import accept_copy
from normviz.ui.shell.scene_files import dropped_scene
from normviz.ui.shell.view import MenuName, View
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.deadlines import FOREVER, of_computing
from normviz.ui.threads.interpreter import GuiThreadPriority
from normviz.ui.widgets.splitter import LARGEST_SIZE, Splitter

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

WIDTH_STEP = 4


class DrawView(View):
    """A page of the window.

    Attributes:
        model: What is on the page.
        canvas: The page as one draws on it.
        answers_pane: The answers.
        history: Drawings that left the page.
        examples: Ready digits.
        own: The user's own digits.
        controller: What is asked of the networks, and answered.
        client: The thread that asks them.
    """

    def __init__(
        self,
        load: LoadPredictions,
        data_dir: Path | None = None,
        own_dir: Path | None = None,
        runs_dir: Path | None = None,
        drawings: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the view; the networks are loaded after its first paint.

        Args:
            load: Makes what answers; called in a background thread.
            data_dir: Where digits are looked for first.
            own_dir: Where the user's own digits are kept; the platform's folder when None.
            runs_dir: Where runs are kept; the platform's folder when None.
            drawings: The file of earlier drawings; None: they are not kept.
            parent: The owner.
        """
        super().__init__(parent)
        self.model = DrawModel(self)
        self.canvas = Canvas(self.model)
        self.answers_pane = AnswersPane()
        self.history = DrawingHistory()
        self.own = OwnDigitsModel(OwnDigits(own_dir), self.model.undo_stack, self)
        self.own_page = OwnDigitsPage(self.own)
        self.side_pane = SidePane(self.answers_pane, StepsPage(load), self.own_page)
        self.examples = Examples(data_dir)
        self.settings_panel = DrawSettingsPanel(self.examples)
        self.settings_parts = (self.settings_panel,)
        self.controller = PredictionController(
            self.model, load, self.answers_pane, self.settings_panel, self
        )
        self.client = self.controller.client
        self._scene_state = DrawSceneState(
            self.model, self.controller, self.settings_panel, self.side_pane
        )
        self._runs_dir = runs_dir
        self._runs_watch = RunsWatch(runs_dir, self)
        self._drawing_io = DrawingIO(self.model, self)
        self._drawings = self._kept_drawings(drawings)
        self._actions = DrawActions(self, self.model.undo_stack)
        self._wait_for_paint()
        self._lay_out()
        self._connect()

    def _wait_for_paint(self) -> None:
        """Loads nothing before the first paint."""
        self._priority = GuiThreadPriority(self)
        self._start = QTimer(self, singleShot=True)
        self._start.timeout.connect(self._load)
        self._painted = False
        self._frozen = 0

    def _kept_drawings(self, file: Path | None) -> SessionDrawings:
        return SessionDrawings(
            file, self.model, self.history, lambda: self.controller.consensus, self._tell_error
        )

    def title(self) -> str:
        """Its name in the rail."""
        return self.tr("Draw")

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps of the page."""
        return self.model.undo_stack

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """What the menus offer while this view is shown."""
        own = self._actions
        return {
            "file": [own.open, own.save],
            "edit": [own.copy, own.paste, own.clear],
            "view": [
                *(own.pen, own.eraser, own.wider, own.narrower, own.pressure),
                *self.side_pane.steps.actions_of_steps(),
            ],
        }

    def key_help(self) -> list[tuple[str, str]]:
        """Keys and buttons of the page that are no actions."""
        return [
            (self.tr("Arrow keys"), self.tr("Move the crosshair on the page")),
            (self.tr("Shift+Arrow keys"), self.tr("Move it by small steps")),
            (self.tr("Space"), self.tr("Put the pen down, lift it")),
            (self.tr("Esc"), self.tr("Cancel the stroke")),
            (self.tr("Right mouse button"), self.tr("Erase")),
            (self.tr("0 to 9"), self.tr("New label of the selected own digits")),
        ]

    def regions(self) -> list[QWidget]:
        """Settings, page, drawings before, answers."""
        return [self.settings_panel, self.canvas, self.history, self.side_pane]

    def set_theme(self, theme: Theme) -> None:
        """Recolours what paints by itself."""
        self.canvas.set_theme(theme)
        self.answers_pane.set_theme(theme)
        self.history.set_theme(theme)
        self.settings_panel.set_theme(theme)

    def is_settled(self) -> bool:
        """Whether all was read, and the models have answered to what is on the page."""
        is_started = self._painted and not self._start.isActive()
        is_read = is_started and self._drawing_io.is_settled and self.controller.is_settled
        return is_read and not self.side_pane.steps.client.is_busy

    def scene(self) -> DrawScene:
        """What the view shows; raises UserError for a larger drawing than a scene can hold."""
        return self._scene_state.scene()

    def show_scene(self, part: "ScenePart") -> None:
        """Shows a scene; another drawing is one step of undo, the one before is kept below."""
        if isinstance(part, DrawScene):
            page = self._scene_state.show(part)
            if page is not None:
                self._put(self.tr("Open scene"), page)

    def restore(self, settings: Settings) -> None:
        """Takes up widths, pen, models, source and drawings of the last session."""
        self._splitter.restore_sizes(settings.wholes("widths", 0, LARGEST_SIZE))
        self.show_scene(part_from_session("draw", settings.values))
        self._drawings.read()

    def save(self) -> dict[str, Any]:
        """What `restore` takes up; the drawings go to their own file."""
        self._drawings.write()
        widths = self._splitter.chosen_sizes()
        found = session_values(self._scene_state.settings())
        return found if widths is None else found | {"widths": widths}

    def may_close(self) -> bool:
        """Whether the window may close; the user is asked where drawings cannot be kept."""
        return self._drawings.may_close(self)

    def ask_to_stop(self) -> None:
        """Reads and answers nothing any more."""
        self._drawing_io.ask_to_stop()
        self._drawings.ask_to_stop()
        self.client.ask_to_stop()
        self.side_pane.steps.client.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the threads; returns whether they have ended."""
        self._start.stop()
        self._runs_watch.stop()
        keepers = self._drawing_io.shut_down, self._drawings.shut_down
        ended = [end(deadline) for end in keepers]
        clients = self.client, self.side_pane.steps.client
        ended += [each.close(of_computing(deadline)) for each in clients]
        self._priority.stop()
        return all(ended)

    def clear(self) -> None:
        """Empties the page; the drawing goes to the strip below."""
        if not self.model.page.is_empty:
            self._put(self.tr("Clear the page"), Page())

    def open(self, path: Path) -> None:
        """Puts the drawing of a picture or a stroke file on the page, once it is read.

        Where it cannot be read, or shows nothing, a message says so and the page stays.
        """
        self._drawing_io.open(path)

    def carry_out(self, intent: Intent) -> None:
        """Lets a run answer, or shows its answer."""
        match intent:
            case AnswerWith(run):
                self.choose_run(run)
            case ShowRun(run):
                self.show_answer_of(run)

    def choose_run(self, run: str) -> None:
        """Lets a run of that id answer too, as soon as it is found, such as one just trained."""
        self.controller.ask_also(run)

    def show_answer_of(self, run: str) -> None:
        """Shows the answer of a run that has just learned from the own digits.

        Args:
            run: Its id.
        """
        self.own_page.reading.select(run)
        self.side_pane.show_page("answers")
        self.answers_pane.reveal(run)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks for runs that have come meanwhile, and goes on looking."""
        super().showEvent(event)
        self._runs_watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops looking for runs; they are listed again when the view is shown."""
        super().hideEvent(event)
        self._runs_watch.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes pictures and files; a scene is the window's to open."""
        data = event.mimeData()
        if can_paste(data) and dropped_scene(data) is None:
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts a copy of what was dropped on the page; its source keeps it."""
        if accept_copy(event):
            self._drawing_io.take(event.mimeData())

    def event(self, event: QEvent) -> bool:
        """Starts to load the networks a moment after the first paint."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self._start.start(0)
        return super().event(event)

    # Inside

    def _load(self) -> None:
        self._priority.start()
        self.client.start()

    def _leave_out_of_garbage(self) -> None:
        """Spares the collector what the networks are made of: it would stop the pen for a while."""
        count = len(self.client.ready)
        if count > self._frozen and not self.client.is_loading:
            self._frozen = count
            exempt_from_collection()

    def _want_training(self, name: str) -> None:
        """Has a copy of the model ``name`` trained on the own digits."""
        try:
            spec = fine_tuning_of(name, self.client.models, self._runs_dir)
        except UserError as error:
            self._tell_error(error_text(error))
        else:
            self.intent_requested.emit(TrainOnDigits(spec))

    def _keep(self, label: int) -> None:
        self.own.add(self.controller.rasterizer.image, label)

    def _tell_drawing(self, image: Image28) -> None:
        self.intent_requested.emit(TakeDrawing(image if image.any() else None))

    def _tell_error(self, text: str) -> None:
        self.message.emit("error", text)

    def _try_example(self, page: Page) -> None:
        self._put(self.tr("Try a ready digit"), page)

    def _put(self, text: str, page: Page) -> None:
        """Lays another drawing there, as one step of undo, and remembers the one before."""
        self.history.remember(self.model.page, self.controller.consensus)
        self.controller.forget_consensus()
        self.model.change(text, page)

    def _bring_back(self, remembered: HistoryEntry) -> None:
        if remembered.page is not self.model.page:
            self._put(self.tr("Restore a drawing"), remembered.page)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self._busy_note = BusyLabel(self.canvas)
        page = PagePane(self.model, self.canvas, self.history, self._actions)
        self._splitter = Splitter(Qt.Orientation.Horizontal)
        describe(self._splitter, "draw_splitter", self.tr("Settings, page and answers"))
        self._splitter.setToolTip("")
        for part in (self.settings_panel, page, self.side_pane):
            self._splitter.addWidget(part)
        for at, stretch in enumerate((0, 3, 2)):
            self._splitter.setStretchFactor(at, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        controller, parts = self.controller, self.settings_panel
        failing = (controller, self.own, parts.examples, parts.batch)
        for failed in (*(each.failed for each in failing), controller.client.runs_locked):
            failed.connect(self._tell_error)
        controller.page_saliency_changed.connect(self.canvas.show_saliency)
        controller.client.runs_unlocked.connect(lambda: self.message.emit("info", ""))
        controller.rasterizer.seen.connect(self.own_page.set_image)
        controller.rasterizer.seen.connect(self.side_pane.steps.set_image)
        controller.rasterizer.seen.connect(self._tell_drawing)
        controller.asked_models_changed.connect(self.side_pane.steps.set_models)
        reading = self.own_page.reading
        controller.asked_models_changed.connect(reading.set_models)
        controller.client.evaluated.connect(reading.show_evaluated)
        controller.client.failed.connect(reading.end_evaluation)
        reading.training_requested.connect(self._want_training)
        controller.client.model_changed.connect(self._leave_out_of_garbage)
        self._runs_watch.changed.connect(controller.client.refresh)
        self.own_page.evaluation_requested.connect(controller.client.evaluate)
        self.own_page.saved.connect(self._keep)
        self._drawing_io.page_opened.connect(self._put)
        self._drawing_io.message.connect(self.message)
        self._drawing_io.reading.connect(self._busy_note.show_name)
        self._drawing_io.background.began.connect(self._priority.start)
        self._drawing_io.saved.connect(self.saved)
        self.history.drawing_chosen.connect(self._bring_back)
        parts.examples.page_requested.connect(self._try_example)
        self._actions.connect_all(
            {
                "clear": self.clear,
                "open": self._drawing_io.ask_open,
                "save": self._drawing_io.ask_save,
                "copy": self._drawing_io.copy,
                "paste": self._drawing_io.paste,
                "pen": self._take_pen,
                "eraser": self._take_eraser,
                "wider": self._widen,
                "narrower": self._narrow,
                "pressure": self.model.set_uses_pressure,
            }
        )

    def _take_pen(self) -> None:
        self.model.set_tool("pen")

    def _take_eraser(self) -> None:
        self.model.set_tool("eraser")

    def _widen(self) -> None:
        self.model.set_width(self.model.width + WIDTH_STEP)

    def _narrow(self) -> None:
        self.model.set_width(self.model.width - WIDTH_STEP)
