"""The Inspect view: a model file's norm layers and the findings about them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from normviz.files.model_names import MODEL_SUFFIXES
from normviz.inspection import Inspection, example_model
from normviz.ports.intents import ShowNorm
from normviz.presentation.inspected_tensor import InspectedTensor, inspected_tensor
from normviz.presentation.number_format import count
from normviz.scenes.inspect_scene import InspectScene
from normviz.scenes.session import part_from_session, session_values
from normviz.settings.values import Settings
from normviz.ui.inspect.header import InspectHeader
from normviz.ui.inspect.inspection_pane import InspectionPane
from normviz.ui.inspect.model_reader import ModelReader
from normviz.ui.inspect.words import cube_tip, opened_text
from normviz.ui.shell.view import MenuName, View
from normviz.ui.style.icons import icon
from normviz.ui.threads.deadlines import FOREVER, of_computing
from normviz.ui.widgets.empty_state import EmptyState
from normviz.ui.widgets.splitter import LARGEST_SIZE

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

_SIZES = "heights"


class InspectView(View):
    """Reads a model file as data and tells about its norm layers; no code in it is run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is read yet."""
        super().__init__(parent)
        self._shown = InspectScene()
        self._wanted: InspectScene | None = None
        self._folder = str(Path.home())
        self.reader = ModelReader(self)
        self._make_actions()
        self._lay_out()
        self._connect()
        self._follow_layer()

    def title(self) -> str:
        """Its name in the rail."""
        return self.tr("Inspect")

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """Opening a file, the example, and a layer."""
        return {"file": [self.open_file, self.open_example], "run": [self.open_in_cube]}

    def key_help(self) -> list[tuple[str, str]]:
        """Keys of the table."""
        return [
            (self.tr("Up, Down"), self.tr("Go to another layer and its findings")),
            (self.tr("Return"), self.tr("Open the layer in the Cube")),
            (self.tr("Esc"), self.tr("Show the findings of the whole model")),
        ]

    def regions(self) -> list[QWidget]:
        """File and sizes, layers, findings."""
        if self._pages.currentWidget() is self.pane:
            return [self.header, self.pane.table, self.pane.findings]
        return [self.header, self._empty]

    def scene(self) -> InspectScene:
        """What the view shows, or will as soon as it is read."""
        if self._wanted is not None:
            return self._wanted
        layer = self.pane.layer()
        return replace(self._shown, layer=layer.name if layer else "")

    def show_scene(self, part: "ScenePart") -> None:
        """Reads the scene's file; where that fails, what is shown stays."""
        if not isinstance(part, InspectScene):
            return
        self._show_sizes(part)
        if part.file:  # also one that is shown: it may have been saved again
            self.reader.read(part)
        else:
            self._forget(part)

    def restore(self, settings: Settings) -> None:
        """Takes up the file and the heights of the last session."""
        self.show_scene(part_from_session("inspect", settings.values))
        self.pane.rows.restore_sizes(settings.wholes(_SIZES, 0, LARGEST_SIZE))

    def save(self) -> dict[str, Any]:
        """What `restore` takes up."""
        sizes = self.pane.rows.chosen_sizes()
        return session_values(self.scene()) | ({} if sizes is None else {_SIZES: sizes})

    def is_settled(self) -> bool:
        """Whether no file is being read."""
        return not self.reader.busy

    def ask_to_stop(self) -> None:
        """Reads nothing any more."""
        self.reader.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread."""
        return self.reader.close(of_computing(deadline))

    def open(self, path: Path) -> None:
        """Reads a model file, with the sizes that the fields show."""
        self._folder = str(path.parent)
        self._read(path)

    # Inside

    def _read(self, path: Path) -> None:
        batch = self.header.batch.sizes()
        self.reader.read(
            InspectScene(
                str(path.absolute()), batch[0] if batch else None, self.header.shape.sizes()
            )
        )

    def _make_actions(self) -> None:
        self.open_file = self._action(
            "open", "open", self.tr("Open &model…"), "Ctrl+O",
            self.tr("Reads a model file: .keras, .h5, .safetensors or .onnx; nothing in it runs."),
        )  # fmt: skip
        self.open_example = self._action(
            "open_example", "inspect", self.tr("Try an e&xample"), "",
            self.tr("Reads a small Keras model in which mistakes were made that are common."),
        )  # fmt: skip
        self.open_in_cube = self._action(
            "open_in_cube", "cube", self.tr("Open in the &Cube"), "Ctrl+Return",
            self.tr("Shows the norm of the selected layer in the Cube at its real shape."),
        )  # fmt: skip

    def _action(self, name: str, picture: str, text: str, keys: str, tip: str) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setObjectName(f"inspect_{name}")
        action.setShortcut(keys)
        action.setStatusTip(tip)
        action.setToolTip(tip)
        return action

    def _lay_out(self) -> None:
        self.header = InspectHeader(self.open_file)
        self.header.tell("")
        self.pane = InspectionPane(self.open_in_cube)
        text = self.tr(
            "Open a model of your own: .keras, .h5, .weights.h5, .safetensors or .onnx, or drop "
            "it here. The file is only read; no code in it is ever run."
        )
        actions = (self.open_file, self.open_example)
        self._empty = EmptyState("inspect", text, name="inspect_empty", actions=actions)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        self._show_page(self._empty)

    def _connect(self) -> None:
        self.open_file.triggered.connect(self._ask_open)
        self.open_example.triggered.connect(self._open_example)
        self.open_in_cube.triggered.connect(self._open_in_cube)
        self.header.batch.sizes_changed.connect(self._read_again)
        self.header.shape.sizes_changed.connect(self._read_again)
        self.reader.began.connect(self._begin)
        self.reader.done.connect(self._show)
        self.reader.failed.connect(self._refuse)
        self.pane.layer_changed.connect(self._follow_layer)
        self.pane.table.opened.connect(self._open_in_cube)

    def _ask_open(self) -> None:
        models = " ".join(f"*{suffix}" for suffix in MODEL_SUFFIXES)
        kinds = self.tr("Models ({suffixes})").format(suffixes=models)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open model"), self._folder, kinds)
        if name:
            self.open(Path(name))

    def _open_example(self) -> None:
        self._read(example_model())

    def _read_again(self) -> None:
        scene = self.scene()
        if scene.file:
            batch = self.header.batch.sizes()
            self.reader.read(
                replace(
                    scene,
                    batch_size=batch[0] if batch else None,
                    input_shape=self.header.shape.sizes(),
                )
            )

    def _begin(self, scene: InspectScene) -> None:
        self._wanted = scene
        name = Path(scene.file).name
        self.header.tell(self.tr("Reading {name}…").format(name=name))

    def _show(self, scene: InspectScene, found: Inspection) -> None:
        self._wanted, self._shown = None, scene
        if Path(scene.file) != example_model():  # beside it there are no models of the user's
            self._folder = str(Path(scene.file).parent)
        self.header.name.show_path(scene.file)
        self.header.tell(self._about(found))
        self.pane.show_inspection(found, scene.layer)
        self._show_page(self.pane)

    def _refuse(self, problem: str) -> None:
        if self._wanted is not None and self._wanted.file != self._shown.file:
            self._show_sizes(self._shown)
        self._wanted = None
        self.header.tell(problem, "error")

    def _show_sizes(self, scene: InspectScene) -> None:
        self.header.batch.show_sizes(() if scene.batch_size is None else (scene.batch_size,))
        self.header.shape.show_sizes(scene.input_shape)

    def _forget(self, part: InspectScene) -> None:
        self.reader.ask_to_stop()
        self._wanted, self._shown = None, part
        self.header.name.show_path("")
        self.header.tell("")
        self._show_page(self._empty)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.header.show_row(on=page is self.pane)

    def _about(self, found: Inspection) -> str:
        text = self.tr("{framework}, norm layers: {layers}, findings: {findings}")
        layers, findings = count(len(found.layers)), count(len(found.findings))
        return text.format(framework=found.framework, layers=layers, findings=findings)

    def _follow_layer(self) -> None:
        layer = self.pane.layer()
        shown = None if layer is None else inspected_tensor(layer)
        self.open_in_cube.setEnabled(isinstance(shown, InspectedTensor))
        self.open_in_cube.setToolTip(cube_tip(shown))

    def _open_in_cube(self) -> None:
        layer = self.pane.layer()
        shown = None if layer is None else inspected_tensor(layer)
        if not isinstance(shown, InspectedTensor):
            return
        self.intent_requested.emit(
            ShowNorm(
                shown.norm,
                shown.shape,
                shown.data_format,
                shown.groups,
                shown.epsilon,
                shown.gammas,
                shown.betas,
                shown.moving,
            )
        )
        # Said over the Cube, which is in front now; what is said of a layer before is wrong there.
        self.message.emit("info", opened_text(shown))
