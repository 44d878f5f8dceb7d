"""The slides of the window, with undo."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand

from normviz.presentation.slide_show import SlideShow, first_of
from normviz.scenes.slides import Deck, Slide
from normviz.ui.shell.undo import UndoStep, undo_stack_of


class SlidesModel(QObject):
    """Slides and the current one; each change is a step of undo.

    Attributes:
        changed: Emitted when the slides or the current one are others than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """No slides."""
        super().__init__(parent)
        self.undo_stack = undo_stack_of(self)
        self._show = SlideShow()

    @property
    def show(self) -> SlideShow:
        """The slides and the current one."""
        return self._show

    def go_to(self, index: int) -> bool:
        """Makes the slide nearest to ``index`` the current one; whether it was another."""
        before = self._show
        self.put(before.at(index))
        return self._show != before

    def add(self, slide: Slide) -> None:
        """Adds a slide after the current one.

        Raises:
            ValueError: There are as many as there may be.
        """
        text = QCoreApplication.translate("Slides", "Add a slide")
        self._push(text, self._show.added(slide))

    def remove(self) -> Slide | None:
        """Removes the current slide and returns it; None where there is none."""
        removed = self._show.slide
        if removed is not None:
            text = QCoreApplication.translate("Slides", "Delete a slide")
            self._push(text, self._show.removed())
        return removed

    def move(self, source: int, target: int) -> None:
        """Moves a slide to another place."""
        text = QCoreApplication.translate("Slides", "Move a slide")
        self._push(text, self._show.moved(source, target))

    def rename(self, index: int, title: str) -> None:
        """Gives a slide another title."""
        text = QCoreApplication.translate("Slides", "Rename a slide")
        self._push(text, self._show.renamed(index, title))

    def set_notes(self, notes: str) -> None:
        """Gives the current slide other notes; what is typed in one go is one step."""
        if self._show.slide is not None:
            text = QCoreApplication.translate("Slides", "Change the notes")
            self._push(text, self._show.with_notes(self._show.current, notes), typed=True)

    def replace(self, scene_slide: Slide) -> None:
        """Puts a slide in the place of the current one."""
        text = QCoreApplication.translate("Slides", "Update a slide")
        self._push(text, self._show.replaced(scene_slide))

    def open(self, deck: Deck) -> None:
        """Shows other slides; those before come back with undo."""
        self._push(QCoreApplication.translate("Slides", "Open slides"), first_of(deck))

    def put(self, show: SlideShow) -> None:
        """Shows ``show`` without a step of undo."""
        if show != self._show:
            self._show = show
            self.changed.emit()

    def _push(self, text: str, after: SlideShow, *, typed: bool = False) -> None:
        if after != self._show:
            self.undo_stack.push(_Change(self, text, after, typed=typed))


class _Change(UndoStep[SlidesModel]):
    """Other slides in the place of those before."""

    def __init__(self, model: SlidesModel, text: str, after: SlideShow, *, typed: bool) -> None:
        super().__init__(model, text)
        self._before, self._after, self._typed = model.show, after, typed

    def apply(self, owner: SlidesModel) -> None:
        """Shows what was changed."""
        owner.put(self._after)

    def revert(self, owner: SlidesModel) -> None:
        """Shows what was there before."""
        owner.put(self._before)

    def id(self) -> int:
        """Steps of equal numbers may become one; -1: never."""
        return 1 if self._typed else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes up the next step, where it is about the notes of the same slide."""
        if not isinstance(other, _Change) or other._before.current != self._after.current:
            return False
        self._after = other._after
        return True
