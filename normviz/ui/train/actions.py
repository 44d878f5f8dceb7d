"""The actions of the Train view: their texts, icons, keys, and when they can be used."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.training.training_session import State
from normviz.ui.widgets.instant_tip import InstantTip

ActionSlot = Callable[[], object]


class TrainActions(QObject):
    """All actions, each an attribute."""

    def __init__(self, parent: QObject) -> None:
        """Unconnected actions that belong to ``parent``."""
        super().__init__(parent)
        self._make_training()
        self._make_runs()
        self._make_exports()

    def _make_training(self) -> None:
        make = self._make
        self.start = make(
            "start", "play", self.tr("&Start"), "Ctrl+Return", self.tr("Trains a new run.")
        )
        self.pause = make(
            "pause",
            "pause",
            self.tr("&Pause"),
            "Ctrl+Space",
            self.tr("Pauses or resumes the training."),
        )
        self.stop = make(
            "stop",
            "stop",
            self.tr("S&top"),
            "Ctrl+.",
            self.tr("Ends the training; the run is kept."),
        )

    def _make_runs(self) -> None:
        make = self._make
        self.resume = make(
            "resume", "play", self.tr("&Resume run"), "Ctrl+Shift+Return",
            self.tr("Resumes the selected run where it was left."),
        )  # fmt: skip
        self.again = make(
            "take_settings", "settings", self.tr("Take over the s&ettings"), "Ctrl+T",
            self.tr("Puts the settings of the selected run into the panel."),
        )  # fmt: skip
        self.layers = make(
            "show_layers", "cube", self.tr("Show its la&yers"), "Ctrl+L",
            self.tr("Shows the activations of the run's layers in the cube."),
        )  # fmt: skip
        self.rename = make(
            "rename", "rename", self.tr("Re&name run"), "F2", self.tr("Renames the run.")
        )
        self.annotate = make(
            "annotate", "rename", self.tr("Ta&gs and note…"), "F4",
            self.tr("Gives the selected runs tags, and a single one a note."),
        )  # fmt: skip
        self.delete = make(
            "delete",
            "trash",
            self.tr("&Delete runs"),
            "Del",
            self.tr("Deletes runs; Undo brings them back."),
        )

    def _make_exports(self) -> None:
        make = self._make
        self.command = make(
            "copy_command", "copy", self.tr("Copy co&mmand line"), "Ctrl+Shift+C",
            self.tr("Copies the command that trains the same again."),
        )  # fmt: skip
        self.csv = make(
            "export_csv", "export", self.tr("Export &CSV…"), "Ctrl+E",
            self.tr("Writes all values of the selected runs as CSV."),
        )  # fmt: skip
        self.plots = make(
            "export_plots", "camera", self.tr("Export pl&ots…"), "Ctrl+Shift+E",
            self.tr("Writes the plots as a PNG, SVG or PDF file."),
        )  # fmt: skip
        self.keras = make(
            "export_keras", "save", self.tr("Export &Keras model…"), "Ctrl+K",
            self.tr("Writes the trained network of the selected run as a .keras file."),
        )  # fmt: skip
        self.tensorboard = make(
            "export_tensorboard", "export", self.tr("Export to &TensorBoard…"), "Ctrl+Shift+T",
            self.tr("Writes the selected runs as event files into a folder of logs."),
        )  # fmt: skip
        self.reset_plots = make(
            "reset_plots", "reset", self.tr("Sho&w all of the plots"), "Ctrl+Home",
            self.tr("Undoes all moving and zooming of the plots."),
        )  # fmt: skip

    def connect_all(self, slots: Sequence[tuple[QAction, ActionSlot]]) -> None:
        """Connects each action with its slot."""
        for action, slot in slots:
            action.triggered.connect(slot)

    def show(self, state: State, selected: Sequence[Run], *, can_start: bool) -> None:
        """Enables what can be done now.

        Args:
            state: Of the training.
            selected: The selected runs.
            can_start: Whether the settings can be trained.
        """
        idle, one = state == "idle", len(selected) == 1
        waits = state in ("paused", "pausing")
        free = not any(run.state in ("running", "paused") for run in selected)
        self.start.setEnabled(idle and can_start)
        self.pause.setEnabled(state in ("running", "paused", "pausing"))
        self.pause.setText(self.tr("&Resume") if waits else self.tr("&Pause"))
        self.pause.setIcon(icon("play" if waits else "pause"))
        self.stop.setEnabled(state not in ("idle", "stopping"))
        self.resume.setEnabled(idle and to_continue(selected) is not None)
        for action in (self.again, self.rename, self.command):
            action.setEnabled(one)
        self.layers.setEnabled(one and selected[0].has_files)
        self.delete.setEnabled(bool(selected) and free)
        self.annotate.setEnabled(bool(selected))
        self.csv.setEnabled(bool(selected))
        self.plots.setEnabled(bool(selected))
        self.tensorboard.setEnabled(bool(selected))
        self.keras.setEnabled(one and selected[0].epochs_done > 0 and selected[0].has_files)

    def _make(self, name: str, picture: str, text: str, keys: str, tip: str) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setObjectName(f"train_{name}")
        action.setShortcut(keys)
        action.setStatusTip(tip)
        action.setToolTip(tip)
        return action


def to_continue(selected: Sequence[Run]) -> Run | None:
    """The run that Continue means: the only one of the selected that can be continued."""
    found = [run for run in selected if run.can_continue]
    return found[0] if len(found) == 1 else None


def tool_button(action: QAction) -> QToolButton:
    """A button with the icon of an action."""
    button = QToolButton(autoRaise=True)
    button.setDefaultAction(action)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    describe(button, f"{action.objectName()}_tool", action.iconText(), action.statusTip())
    action.setToolTip(f"{action.statusTip()} ({keys})")  # a tool button shows its action's
    InstantTip(button)
    return button
