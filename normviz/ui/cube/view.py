"""The Cube view: settings at the left, the figure in the middle, the numbers at the right."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from normviz.errors import UserError
from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.panels import panel_named
from normviz.figure.registries import SOURCES
from normviz.figure.state import fitting_groups
from normviz.norms.moving_statistics import NOT_KEPT
from normviz.ports.cube import CubeService
from normviz.ports.intents import Intent, ShowLayers, ShowNorm, TakeDrawing
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.session import part_from_session, session_values
from normviz.settings.values import Settings
from normviz.ui.cube.activations.activation_bar import ActivationBar
from normviz.ui.cube.activations.activation_client import ActivationClient
from normviz.ui.cube.activations.spectrum_client import SpectrumClient
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.controls import ControlPanel
from normviz.ui.cube.controls.panel import ACTIVATIONS
from normviz.ui.cube.cube_splitter import CubeSplitter
from normviz.ui.cube.figure_exporter import FigureExporter
from normviz.ui.cube.lazy_inspector import LazyInspector
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.panel_actions import PanelActions
from normviz.ui.cube.proof.gradient_client import GradientClient
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.cube.proof.proof_worker import ProofWorker
from normviz.ui.shell.view import MenuName, View
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.palette import Theme
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.figure_words import wording
from normviz.ui.threads.deadlines import FOREVER, of_computing
from normviz.ui.widgets.save_name import ask_save_name

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart
    from normviz.ui.cube.animation.animation_export import AnimationExport
    from normviz.ui.cube.inspector.inspector import Inspector


class CubeView(View):
    """The first page of the window."""

    def __init__(self, service: CubeService, parent: QWidget | None = None) -> None:
        """Makes the view.

        Args:
            service: What the figure can show beside random numbers.
            parent: The owner.
        """
        super().__init__(parent)
        self.client = ActivationClient(service.load_activations, service.models, self)
        self._worker = ProofWorker(service, self)
        self.gradients = GradientClient(self._worker, self)
        self.spectra = SpectrumClient(self)
        self.model = CubeModel(
            images=service.digits,
            activations=self.client.tensor,
            gradients=self.gradients.gradient,
            spectra=self.spectra.spectrum,
            parent=self,
        )
        self.proofs = ProofClient(self.model, self._worker, self)
        self.canvas = CubeCanvas(self.model, self.proofs)
        self.controls = ControlPanel(self.model, self.client, service.stand_in)
        self.activation_bar = ActivationBar(self.model, self.client, self.spectra)
        self._numbers = LazyInspector(self.model, self.proofs)
        # Queued: the paint that tells of it has to end first.
        self.canvas.first_painted.connect(self._numbers.fill, Qt.ConnectionType.QueuedConnection)
        self._exporter = FigureExporter(self.model, self.canvas)
        self._animations: AnimationExport | None = None
        self._service = service
        self._folder = str(Path.home())
        self._make_actions()
        self._lay_out()
        self.controls.reset_view.connect(self.canvas.reset_camera)
        self.canvas.menu_requested.connect(self._open_menu)
        self.gradients.changed.connect(self.model.gradients_changed)
        self.spectra.answered.connect(self.model.show_wanted)
        self.canvas.proof_requested.connect(self._show_proof)

    @property
    def inspector(self) -> "Inspector":
        """The numbers at the right; made after the first paint, or when asked for."""
        return self._numbers.inspector

    def title(self) -> str:
        """Its name in the rail."""
        return self.tr("Cube")

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps of the settings."""
        return self.model.undo_stack

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """What the menus offer while this view is shown."""
        return {
            "file": [self._export, self._animate],
            "edit": [self._copy, self._pin, self.controls.reset_settings],
            "view": [
                *(self._cubes, self._tiles, self._both, self._line),
                *self._panels.actions(),
                self._reset_view,
                *(self._steps_line, *self.activation_bar.actions_of_steps()),
            ],
        }

    def key_help(self) -> list[tuple[str, str]]:
        """Keys of the figure that are no actions."""
        return [
            (self.tr("Arrow keys"), self.tr("Walk along H and W")),
            (self.tr("Shift+Arrow keys"), self.tr("Walk along N and C")),
            (self.tr("Ctrl+Arrow keys"), self.tr("Turn the cubes")),
            (self.tr("Enter"), self.tr("Pin or unpin the highlighted element")),
            (self.tr("Esc"), self.tr("Unpin")),
            (self.tr("Page Up, Page Down"), self.tr("Go to another norm")),
            (self.tr("+, −, wheel"), self.tr("Zoom")),
            (self.tr("Home, double click"), self.tr("Reset the view")),
            (self.tr("Click"), self.tr("Pin or unpin an element")),
            (self.tr("Drag"), self.tr("Turn the cubes")),
            (self.tr("Ctrl+Drag"), self.tr("Move the cubes")),
        ]

    def regions(self) -> list[QWidget]:
        """Settings, figure, numbers."""
        return [self.controls, self.canvas, self.activation_bar, self._numbers]

    def first_focus(self) -> QWidget:
        """The figure: arrows walk before the first click."""
        return self.canvas

    def scene(self) -> CubeScene:
        """What the view shows, or will as soon as its tensor is there."""
        return self.model.wanted_scene

    def show_scene(self, part: "ScenePart") -> None:
        """Shows a scene as one step of undo."""
        if isinstance(part, CubeScene):
            self.model.change_scene(self.tr("Open scene"), part)

    def restore(self, settings: Settings) -> None:
        """Takes up settings, camera and widths of the last session."""
        self.show_scene(part_from_session("cube", settings.values))
        self.undo_stack.clear()
        self._splitter.restore(settings)
        collapsed = settings.texts("collapsed")
        if collapsed is not None:
            self.controls.set_collapsed(collapsed)

    def save(self) -> dict[str, Any]:
        """What `restore` takes up."""
        return {
            **session_values(self.scene()),
            "collapsed": self.controls.collapsed(),
            **self._splitter.save(),
        }

    def carry_out(self, intent: Intent) -> None:
        """Shows the layers of a run or a norm, or takes the drawing."""
        match intent:
            case ShowLayers(run):
                choice = ActivationChoice(run)
                text = self.tr("Show the layers of a run")
                self.model.change(text, source=ACTIVATIONS, activations=choice)
            case ShowNorm():
                self._show_norm(intent)
            case TakeDrawing(image):
                self.client.set_drawing(image)
                self.activation_bar.take_drawing()

    def set_theme(self, theme: Theme) -> None:
        """Recolours what paints by itself."""
        for part in (self.canvas, self.controls, self._numbers):
            part.set_theme(theme)

    def present(self, *, on: bool) -> None:
        """Shows the figure alone; F7 and F8 show the panels again."""
        self._panels.present(on=on)

    def is_settled(self) -> bool:
        """Whether the numbers at the right are those of the figure."""
        is_filled = self._numbers.is_filled() and self.inspector.is_settled()
        parts = (self.proofs, self.gradients, self.client, self.spectra)
        return is_filled and not any(part.is_busy for part in parts)

    def ask_to_stop(self) -> None:
        """Asks the threads of proofs, activations and spectra to end."""
        if self._animations is not None:
            self._animations.ask_to_stop()
        self.proofs.ask_to_stop()
        self.gradients.ask_to_stop()
        self.spectra.ask_to_stop()
        self._worker.ask_to_stop()
        self.client.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the threads of proofs, activations and spectra."""
        self.ask_to_stop()
        deadline = of_computing(deadline)
        ended = [part.close(deadline) for part in (self._worker, self.client, self.spectra)]
        return all(ended)

    def export(self, path: Path) -> None:
        """Writes the figure as it was last chosen to be exported; at first, cut to its content.

        Args:
            path: A file name that ends in .svg, .pdf, .png or .html.

        Raises:
            UserError: Another suffix, too many cells, or a file that cannot be written.
        """
        self._exporter.write(path)

    def copy(self) -> None:
        """Puts the figure on the clipboard, as a picture and, where it is not too large, as SVG."""
        self._exporter.copy()
        self.message.emit("info", self.tr("The figure is on the clipboard."))

    # Inside

    def _lay_out(self) -> None:
        describe(self.canvas, "cube_canvas", self.tr("Figure of the statistic sets"))
        self.canvas.setToolTip("")
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.activation_bar)
        self._splitter = CubeSplitter(self.controls, middle, self._numbers)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._panels = PanelActions(self.model, self._splitter, self.canvas)

    def _make_actions(self) -> None:
        self._export = self._action(
            self.tr("&Export figure…"), "export", "Ctrl+E", self._ask_export
        )
        self._animate = self._action(
            self.tr("Export &animation…"), "play", "Ctrl+Shift+E", self._ask_animation
        )
        self._copy = self._action(self.tr("&Copy figure"), "copy", "Ctrl+Shift+C", self.copy)
        self._pin = self._action(
            self.tr("&Pin the highlighted element"), "pin", "Ctrl+P", self._toggle_pin
        )
        self._pin.setCheckable(True)
        self._cubes = self._form_action(self.tr("&Cubes"), "cube", "Alt+1", "cubes")
        self._tiles = self._form_action(self.tr("&Tiles"), "tiles", "Alt+2", "tiles")
        self._both = self._form_action(self.tr("&Both"), "slabs", "Alt+3", "both")
        self._line = QAction(self)
        self._line.setSeparator(True)
        self._steps_line = QAction(self)
        self._steps_line.setSeparator(True)
        self._reset_view = self._action(
            self.tr("&Reset view"), "reset", "Ctrl+Home", self.canvas.reset_camera
        )
        self.model.highlight_changed.connect(self._follow_pin)
        self.model.state_changed.connect(self._follow_form)
        self._follow_form()

    def _action(self, text: str, picture: str, keys: str, slot: object) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setStatusTip(text.replace("&", ""))
        action.triggered.connect(slot)
        return action

    def _form_action(self, text: str, picture: str, keys: str, form: str) -> QAction:
        action = self._action(text, picture, keys, self._choose_form)
        action.setCheckable(True)
        action.setData(form)
        return action

    def _choose_form(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.model.change(self.tr("Change form"), form=action.data())
            self._follow_form()

    def _follow_form(self) -> None:
        for action in (self._cubes, self._tiles, self._both):
            action.setChecked(action.data() == self.model.state.form)

    def _show_norm(self, wanted: ShowNorm) -> None:
        """Shows one norm in training on a tensor of a shape, as one step of undo."""
        state = self.model.wanted
        values: dict[str, Any] = {} if wanted.epsilon is None else {"epsilon": wanted.epsilon}
        if wanted.gammas is not None:
            values |= {"scale": bool(wanted.gammas), "gammas": wanted.gammas}
        if wanted.betas is not None:
            values |= {"center": bool(wanted.betas), "betas": wanted.betas}
        if SOURCES[state.source].has_own_shape:
            values["source"] = "noise"
        self.model.change(
            self.tr("Show a norm layer"),
            norms=(wanted.norm,),
            shape=wanted.shape,
            data_format=wanted.data_format,
            groups=wanted.groups or fitting_groups(state.groups, wanted.shape[1]),
            training=True,
            peel=(0, 0, 0),
            edits=(),
            moving=wanted.moving or NOT_KEPT,
            **values,
        )

    def _toggle_pin(self) -> None:
        if self.model.pinned:
            self.model.unpin()
        else:
            self.model.pin(self.model.index)

    def _follow_pin(self) -> None:
        self._pin.setChecked(self.model.pinned)

    def _show_proof(self, key: str) -> None:
        from normviz.ui.cube.proof.proof_dialog import ProofDialog  # not before it is asked for

        panel = panel_named(self.model.state, key)
        if panel is not None:
            ProofDialog(wording().name(panel), self.proofs.state_of(key), self).open()

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([self._pin, self._reset_view])
        menu.addSeparator()
        menu.addActions([self._copy, self._export, self._animate])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _ask_export(self) -> None:
        from normviz.ui.cube.export_dialog import ExportDialog  # not before the first paint

        exporter = self._exporter
        dialog = ExportDialog(exporter.options, lambda each: exporter.figure(each).image(), self)
        if dialog.exec():
            exporter.options = dialog.options()
            self._ask_name()
        elif dialog.wants_animation:
            self._ask_animation()
        dialog.deleteLater()

    def _ask_animation(self) -> None:
        self._animation_export().ask(self)

    def _animation_export(self) -> "AnimationExport":
        """Made when it is asked for: the first paint does not wait for it."""
        from normviz.ui.cube.animation.animation_export import AnimationExport

        if self._animations is None:
            images = self._service.digits
            self._animations = AnimationExport(self.model, self.canvas, self.client, images)
            self._animations.saved.connect(self._tell_animation)
        self._animations.folder = Path(self._folder)
        return self._animations

    def _tell_animation(self, path: Path) -> None:
        self._folder = str(path.parent)
        self.saved.emit(self.tr("Animation saved to {path}.").format(path=path), str(path))

    def _ask_name(self) -> None:
        kinds = {
            ".svg": self.tr("SVG (*.svg)"),
            ".pdf": self.tr("PDF (*.pdf)"),
            ".png": self.tr("PNG (*.png)"),
            ".html": self.tr("Interactive page (*.html)"),
        }
        proposed = Path(self._folder) / "normviz.svg"
        path = ask_save_name(self, self.tr("Export figure"), proposed, kinds)
        if path is None:
            return
        try:
            self.export(path)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        self._folder = str(path.parent)
        self.saved.emit(self.tr("Figure saved to {path}.").format(path=path), str(path))
