"""The dialog in which runs get tags and a note."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from normviz.errors import UserError
from normviz.runs.run import Run
from normviz.runs.storage.annotations import checked_note, checked_tags, tags_of_text
from normviz.ui.shell.undo import UndoStep
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.text.error_texts import error_text
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.widgets.tone_label import ToneLabel

Said = dict[str, tuple[tuple[str, ...], str]]
"""Id of a run to its tags and its note."""


class AnnotationDialog(QDialog):
    """Tags that all of the runs have, and the note of a single one."""

    def __init__(self, runs: Sequence[Run], parent: QWidget | None = None) -> None:
        """Shows what is said of ``runs`` now."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags and note"))
        self._runs = runs
        self._common = [tag for tag in runs[0].tags if all(tag in run.tags for run in runs)]
        self.tags = describe(
            QLineEdit(", ".join(self._common)),
            "annotation_tags",
            self.tr("Tags"),
            self.tr("Words to find runs by, with commas between them."),
        )
        self.note = describe(
            QPlainTextEdit(runs[0].note if len(runs) == 1 else ""),
            "annotation_note",
            self.tr("Note"),
            self.tr("What you want to remember about the run."),
        )
        self.note.setTabChangesFocus(True)
        self.problem = describe(ToneLabel("", "error"), "annotation_problem", self.tr("Problem"))
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()

    def said(self) -> Said:
        """What is to be said of each run.

        Raises:
            UserError: A tag or the note is none.
        """
        tags = tags_of_text(self.tags.text())
        found: Said = {}
        for run in self._runs:
            own = [tag for tag in run.tags if tag not in self._common]
            note = self.note.toPlainText() if len(self._runs) == 1 else run.note
            found[run.id] = checked_tags([*tags, *own]), checked_note(note)
        return found

    def accept(self) -> None:
        """Closes the dialog, unless something in it cannot be taken."""
        try:
            self.said()
        except UserError as error:
            self.problem.setText(error_text(error))
            self.problem.show()
            return
        super().accept()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for text, field in ((self.tr("&Tags"), self.tags), (self.tr("&Note"), self.note)):
            label = QLabel(text)
            label.setBuddy(field)
            label.setVisible(field is self.tags or len(self._runs) == 1)
            field.setVisible(label.isVisibleTo(self))
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.resize(50 * GRID, self.sizeHint().height())


def ask_annotations(library: RunLibrary, runs: Sequence[Run], parent: QWidget) -> None:
    """Lets the user change tags and note of ``runs``, as one step of undo."""
    dialog = AnnotationDialog(runs, parent)
    if runs and dialog.exec() == QDialog.DialogCode.Accepted:
        annotate(library, runs, dialog.said())


def annotate(library: RunLibrary, runs: Sequence[Run], said: Said) -> None:
    """Says ``said`` of runs, as one step of undo."""
    before: Said = {run.id: (run.tags, run.note) for run in runs}
    if said != before:
        step = _Annotate(library, before, said)
        library.do("annotate", said, done=lambda: library.undo_stack.push(step))


class _Annotate(UndoStep[RunLibrary]):
    """Other tags and notes; the runs have them before the step is made."""

    def __init__(self, library: RunLibrary, before: Said, after: Said) -> None:
        super().__init__(library, QCoreApplication.translate("RunLibrary", "Change tags and note"))
        self._before, self._after, self._is_done = before, after, True

    def apply(self, owner: RunLibrary) -> None:
        """Says the new ones."""
        if not self._is_done:
            owner.do("annotate", self._after)

    def revert(self, owner: RunLibrary) -> None:
        """Says the old ones again."""
        self._is_done = False
        owner.do("annotate", self._before)
