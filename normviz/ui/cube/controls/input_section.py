"""The section "Input": the source of the tensor x."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from normviz.figure.registries import SOURCES
from normviz.figure.shape_settings import with_shape, within_limits
from normviz.figure.state import FigureState
from normviz.figure.suggestion import followed, is_followed
from normviz.ports.cube import StandIn
from normviz.ui.cube.controls.choice_rows import ChoiceBox
from normviz.ui.cube.controls.settings_section import SettingsSection, differs
from normviz.ui.cube.model import CubeModel
from normviz.ui.shell.shortcuts import plain
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import font
from normviz.ui.text.catalogue import translated
from normviz.ui.text.stand_in_text import stand_in_text
from normviz.ui.widgets.tone_label import ToneLabel


class InputSection(SettingsSection):
    """A choice of sources, and new numbers from the same source."""

    def __init__(
        self,
        model: CubeModel,
        stand_in: Callable[[], StandIn] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """The section of a model.

        Args:
            model: What is shown and changed.
            stand_in: Says why its images are not the real ones; None where they are.
            parent: Owner.
        """
        super().__init__(model, parent)
        self._stand_in = stand_in
        self._source = ChoiceBox(
            self.tr("&x is"),
            [
                (each.name, translated(each.title), translated(each.tip))
                for each in SOURCES.values()
            ],
            name="cube_source",
            tip=self.tr("The values of x. Compare x and y to see which differences a norm erases."),
        )
        self._source.changed.connect(self._set_source)
        self._waiting = describe(ToneLabel(), "cube_source_waiting", self.tr("Why x is not shown"))
        self._waiting.setWordWrap(True)
        self._waiting.hide()
        tip = self.tr("Draws new numbers from the same source; the sets stay the same.")
        self._another = QPushButton(icon("reset"), "")
        describe(self._another, "cube_new_noise", plain(self.tr("New n&oise")), tip)
        self._another.clicked.connect(self._renew)
        self._note = describe(ToneLabel(), "cube_source_note", self.tr("About x"))
        self._note.setFont(font("small"))
        self._note.setWordWrap(True)
        self._suggestion = QPushButton("")
        tip = self.tr("Changes size and colouring together. Undo takes both back.")
        describe(self._suggestion, "cube_source_suggestion", self.tr("Show the values of x"), tip)
        self._suggestion.clicked.connect(self._follow_suggestion)
        for widget in (self._source, self._waiting, self._note):
            self.column.addWidget(widget)
        self.column.addWidget(self._suggestion, alignment=Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._another, alignment=Qt.AlignmentFlag.AlignLeading)
        model.waiting_changed.connect(self._show_waiting)
        self._show_waiting()

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the source, and what is worth saying about it."""
        if differs(new, old, "source", "shape", "color"):
            self._show_note(new)
        if not differs(new, old, "source"):
            return
        self._source.set_current(new.source)
        text = translated(SOURCES[new.source].renew)
        self._another.setText(text)
        self._another.setAccessibleName(plain(text))

    def _show_note(self, state: FigureState) -> None:
        source = SOURCES[state.source]
        lines = [translated(source.note(state.shape)).format(channels=state.shape[1])]
        if source.is_of_images and self._stand_in is not None:
            lines.append(stand_in_text(self._stand_in()))
        offer = source.suggestion
        is_offered = offer is not None and not is_followed(offer, state)
        if offer is not None and is_offered:
            lines.append(translated(offer.text))
            self._suggestion.setText(translated(offer.button))
            self._suggestion.setAccessibleName(self._suggestion.text())
        self._suggestion.setVisible(is_offered)
        self._note.setText("\n".join(line for line in lines if line))
        self._note.setVisible(bool(self._note.text()))

    def _follow_suggestion(self) -> None:
        offer = SOURCES[self.model.state.source].suggestion
        if offer is not None:
            settings = followed(offer, self.model.state)
            self.model.change(self._suggestion.text(), **settings)

    def _show_waiting(self) -> None:
        self._waiting.setText(self.model.waiting)
        self._waiting.setVisible(bool(self.model.waiting))
        self._source.set_current(self.model.wanted.source)

    def _set_source(self, source: str) -> None:
        state = self.model.wanted
        values: dict[str, Any] = {"source": source}
        if not SOURCES[source].has_own_shape:  # after a wide layer
            values |= with_shape(state, within_limits(state.shape), state.groups)
        self.model.change(self.tr("Change the input"), **values)

    def _renew(self) -> None:
        state = self.model.wanted
        self.model.change(self._another.text(), **SOURCES[state.source].renewed(state))
