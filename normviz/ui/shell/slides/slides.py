"""Slides of the window: what its panel and its menus do with them, and where they are kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QApplication

from normviz.errors import UserError
from normviz.scenes.scene import Scene
from normviz.scenes.slides import MOST_SLIDES, Deck, Slide
from normviz.ui.shell.slides.kept_slides import KeptSlides
from normviz.ui.shell.slides.model import SlidesModel
from normviz.ui.shell.slides.panel import SlidesPanel, has_focus_inside
from normviz.ui.text.error_texts import error_text

if TYPE_CHECKING:
    from normviz.ui.shell.main_window import MainWindow


class Slides(QObject):
    """The slides that ``window`` has, its panel for them, and the actions."""

    def __init__(self, window: "MainWindow", settings: Path | None, group: QUndoGroup) -> None:
        """Takes up the slides of the last session.

        Args:
            window: Whose views are shown; the owner.
            settings: The file of settings; beside it they are kept for the next session. None:
                they are not kept.
            group: What Undo and Redo act on; the slides while the focus is in their panel.
        """
        super().__init__(window)
        self._window = window
        self._group = group
        self.model = SlidesModel(self)
        group.addStack(self.model.undo_stack)
        self.panel = SlidesPanel(self.model)
        self.panel.hide()
        self.toggle = QAction(self.tr("Slides for a tal&k"), self)
        self.toggle.setObjectName("action_slides")
        self.toggle.setCheckable(True)
        self.toggle.setShortcut(QKeySequence("Shift+F5"))
        self.toggle.setStatusTip(self.tr("Shows the list of scenes to present."))
        self._connect()
        self._kept = KeptSlides(
            self.model, settings, lambda text: window.show_message("warning", text)
        )

    def open(self, content: Scene | Deck) -> None:
        """Shows what a file holds: a scene, or slides from the first on."""
        if isinstance(content, Scene):
            self._window.open_scene(content)
        else:
            self.open_deck(content)

    def open_deck(self, deck: Deck) -> None:
        """Lists other slides and shows the first; those before come back with undo."""
        self.model.open(deck)
        self.toggle.setChecked(True)
        self.show_current()

    def show_current(self) -> None:
        """Shows the scene of the current slide; the panel keeps the focus that it has."""
        slide = self.model.show.slide
        if slide is not None:
            self._window.open_scene(slide.scene)

    def go(self, steps: int) -> None:
        """Shows the slide some steps on; at the end it stays."""
        if self.model.go_to(self.model.show.current + steps):
            self.show_current()

    def keep(self) -> None:
        """Writes the slides for the next session, where they have changed."""
        self._kept.write()

    def _connect(self) -> None:
        self.toggle.toggled.connect(self._show_panel)
        self.panel.add_wanted.connect(self._add)
        self.panel.update_wanted.connect(self._update)
        self.panel.delete_wanted.connect(self._delete)
        self.panel.show_wanted.connect(self.show_current)
        QApplication.instance().focusChanged.connect(self.choose_undo)  # type: ignore[union-attr]

    def choose_undo(self) -> None:
        """Lets Undo act on the slides while the focus is in their panel, else on the view."""
        view = self._window.current_view()
        if has_focus_inside(self.panel):
            self._group.setActiveStack(self.model.undo_stack)
        elif view is not None:
            self._group.setActiveStack(view.undo_stack)  # type: ignore[arg-type]  # None: no stack

    def _show_panel(self, shown: bool) -> None:
        had_focus = has_focus_inside(self.panel)
        self.panel.setVisible(shown)
        view = self._window.current_view()
        if shown:
            self.panel.list.setFocus()
        elif had_focus and view is not None:
            (view.first_focus() or view).setFocus()

    def _add(self) -> None:
        try:
            scene = self._window.scene()
            number = len(self.model.show.deck.slides) + 1
            view = self._window.current_view()
            name = "" if view is None else view.title()
            title = self.tr("{view} {number}").format(view=name, number=number)
            if number <= MOST_SLIDES:
                self.model.add(Slide(title, scene))
                return
            text = self.tr("There are {count} slides, as many as one file holds.")
            self._window.show_message("warning", text.format(count=MOST_SLIDES))
        except UserError as error:
            self._window.show_message("error", error_text(error))

    def _update(self) -> None:
        slide = self.model.show.slide
        if slide is None:
            return
        try:
            self.model.replace(Slide(slide.title, self._window.scene(), slide.notes))
        except UserError as error:
            self._window.show_message("error", error_text(error))

    def _delete(self) -> None:
        slide = self.model.remove()
        if slide is not None:
            text = self.tr("“{title}” was deleted.").format(title=slide.title)
            undo = self.model.undo_stack.undo
            self._window.message_bar.show_message("info", text, self.tr("Undo"), undo)
