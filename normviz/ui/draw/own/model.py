"""Model of the own digits; every change is one undo step."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from normviz.datasets.custom_digits import OwnDigit, OwnDigits, digit_key
from normviz.errors import UserError
from normviz.files.aside import can_open, set_aside
from normviz.files.merging import merged
from normviz.presentation.draw.page import Image28
from normviz.ui.shell.undo import UndoStep
from normviz.ui.text.error_texts import error_text


class OwnDigitsModel(QObject):
    """Own digits with undo.

    Attributes:
        changed: Emitted when there are others than before.
        failed: Emitted with one sentence.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, store: OwnDigits, undo_stack: QUndoStack, parent: QObject | None = None
    ) -> None:
        """The digits of ``store``; steps go to ``undo_stack``."""
        super().__init__(parent)
        self._store = store
        self._undo_stack = undo_stack

    def digits(self) -> tuple[OwnDigit, ...]:
        """All of them; none where the file cannot be read, which is told.

        What is broken is set aside, so that digits can be kept again.
        """
        try:
            return self._store.all()
        except UserError as error:
            self.failed.emit(self._set_aside(error_text(error)))
            return ()

    def arrays(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Images (N, 28, 28) in 0…1 and labels (N,)."""
        try:
            return self._store.arrays()
        except UserError as error:
            self.failed.emit(error_text(error))
            return np.zeros((0, 28, 28), np.float32), np.zeros(0, np.int64)

    def add(self, image: Image28, label: int) -> bool:
        """Keeps what a network sees of a drawing; returns whether it could be saved."""
        pixels = np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
        text = self.tr("Save a digit as {label}").format(label=label)
        return self._change(text, (*self.digits(), OwnDigit(pixels, label)))

    def remove(self, places: set[int]) -> bool:
        """Deletes the digits at ``places``; returns whether it could be saved."""
        left = tuple(each for at, each in enumerate(self.digits()) if at not in places)
        return self._change(self.tr("Delete own digits"), left)

    def relabel(self, places: set[int], label: int) -> bool:
        """Calls the digits at ``places`` ``label``; returns whether it could be saved."""
        after = tuple(
            OwnDigit(each.image, label) if at in places else each
            for at, each in enumerate(self.digits())
        )
        return self._change(self.tr("Change the label to {label}").format(label=label), after)

    def show(self, digits: tuple[OwnDigit, ...]) -> bool:
        """Makes ``digits`` the set, without a step of undo."""
        try:
            self._store.all()  # a file that cannot be read is not written over
            self._store.keep(digits)
        except UserError as error:
            self.failed.emit(error_text(error))
            return False
        self.changed.emit()
        return True

    def _set_aside(self, problem: str) -> str:
        """Renames the broken file; returns what to say."""
        path = self._store.path
        if not can_open(path):
            return problem
        try:
            name = set_aside(path).name
        except UserError as error:
            return error_text(error)
        text = self.tr("The own digits in {path} are damaged: the file is now called {name}.")
        return text.format(path=path, name=name)

    def _change(self, text: str, after: tuple[OwnDigit, ...]) -> bool:
        before = self.digits()
        if not self.show(after):
            return False
        self._undo_stack.push(_Change(self, text, before, after))
        return True


class _Change(UndoStep[OwnDigitsModel]):
    """One set in place of another; it has been done when it is pushed."""

    def __init__(
        self,
        model: OwnDigitsModel,
        text: str,
        before: tuple[OwnDigit, ...],
        after: tuple[OwnDigit, ...],
    ) -> None:
        super().__init__(model, text)
        self._before = before
        self._after = after
        self._is_new = True

    def revert(self, owner: OwnDigitsModel) -> None:
        """Back to the set before; what another window has changed since then stays."""
        owner.show(self._put(owner, self._after, self._before))

    def apply(self, owner: OwnDigitsModel) -> None:
        """On to the set after."""
        if not self._is_new:
            owner.show(self._put(owner, self._before, self._after))
        self._is_new = False

    @staticmethod
    def _put(
        owner: OwnDigitsModel, old: tuple[OwnDigit, ...], new: tuple[OwnDigit, ...]
    ) -> tuple[OwnDigit, ...]:
        return tuple(merged(old, new, owner.digits(), digit_key))
