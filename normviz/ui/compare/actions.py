"""The actions of the Compare view: their texts, icons, keys, and when they can be used."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from normviz.ui.style.icons import icon
from normviz.ui.training.training_session import State


class CompareActions(QObject):
    """All actions, each an attribute."""

    def __init__(self, parent: QObject) -> None:
        """Unconnected actions that belong to ``parent``."""
        super().__init__(parent)
        self.compare = self._make(
            "start", "play", self.tr("&Compare"), "Ctrl+Return",
            self.tr("Trains every norm with every seed."),
        )  # fmt: skip
        self.resume = self._make(
            "resume", "play", self.tr("&Go on"), "Ctrl+Shift+Return",
            self.tr("Trains the runs of the comparison shown that are missing."),
        )  # fmt: skip
        self.pause = self._make(
            "pause", "pause", self.tr("&Pause"), "Ctrl+Space",
            self.tr("Pauses or resumes the comparison."),
        )  # fmt: skip
        self.stop = self._make(
            "stop", "stop", self.tr("S&top"), "Ctrl+.",
            self.tr("Stops at the next step; the comparison can go on later."),
        )  # fmt: skip
        self.runs_csv = self._make(
            "runs_csv", "export", self.tr("Export r&uns as CSV…"), "Ctrl+E",
            self.tr("Writes one row per run."),
        )  # fmt: skip
        self.epochs_csv = self._make(
            "epochs_csv", "export", self.tr("Export epoc&hs as CSV…"), "Ctrl+Shift+R",
            self.tr("Writes one row per epoch."),
        )  # fmt: skip
        self.plot = self._make(
            "export_plot", "camera", self.tr("Export the plo&t…"), "Ctrl+Shift+E",
            self.tr("Writes the plot as a PNG, SVG or PDF file."),
        )  # fmt: skip
        self.sweep_file = self._make(
            "sweep_file", "save", self.tr("Save sweep &file…"), "Ctrl+K",
            self.tr("Writes a file with which others repeat it: normviz sweep FILE."),
        )  # fmt: skip

        self._make_changes()

    def _make_changes(self) -> None:
        self.open_file = self._make(
            "open_sweep", "open", self.tr("Open s&weep file…"), "Ctrl+O",
            self.tr("Opens a file that Save sweep file has written, here or elsewhere."),
        )  # fmt: skip
        self.add_seed = self._make(
            "add_seed", "plus", self.tr("Add a se&ed"), "Ctrl+Shift+N",
            self.tr("Plans every combination once more, with the next seed."),
        )  # fmt: skip
        self.earlier = self._make(
            "train_next", "up", self.tr("Train &next"), "Ctrl+Up",
            self.tr("Trains the selected runs that wait before all others."),
        )  # fmt: skip
        self.later = self._make(
            "train_last", "down", self.tr("Train &last"), "Ctrl+Down",
            self.tr("Trains the selected runs that wait after all others."),
        )  # fmt: skip

    def show(self, state: State, *, can_start: bool, can_resume: bool, has_sweep: bool) -> None:
        """Enables what can be done now.

        Args:
            state: Of the training.
            can_start: Whether the settings can be trained.
            can_resume: Whether runs of the sweep that is shown are missing.
            has_sweep: Whether a sweep is shown.
        """
        idle, waits = state == "idle", state in ("paused", "pausing")
        self.compare.setEnabled(idle and can_start)
        self.resume.setEnabled(idle and can_resume)
        self.pause.setEnabled(state in ("running", "paused", "pausing"))
        self.pause.setText(self.tr("&Resume") if waits else self.tr("&Pause"))
        self.pause.setIcon(icon("play" if waits else "pause"))
        self.stop.setEnabled(state not in ("idle", "stopping"))
        for action in (
            self.runs_csv, self.epochs_csv, self.plot, self.sweep_file, self.add_seed,
            self.earlier, self.later,
        ):  # fmt: skip
            action.setEnabled(has_sweep)

    def _make(self, name: str, picture: str, text: str, keys: str, tip: str) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setObjectName(f"compare_{name}")
        action.setShortcut(keys)
        action.setStatusTip(tip)
        action.setToolTip(tip)
        return action
