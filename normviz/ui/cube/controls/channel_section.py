"""γ and β per channel: a table, and the values that undo the focused norm."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from normviz import norms
from normviz.figure.channel_affine import AffineReason, Undoing, with_channel
from normviz.figure.state import LARGEST_EDIT, FigureState
from normviz.ui.cube.controls.channel_table import ChannelModel, ChannelTable, Values
from normviz.ui.cube.controls.settings_section import differs
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.catalogue import translated
from normviz.ui.widgets.tone_label import ToneLabel


class ChannelAffine(QWidget):
    """A box that shows the table, what the focused norm learns, and how to undo the norm."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The part for the figure of ``model``."""
        super().__init__(parent)
        self._model = model
        self._shown: object = None
        self._learned = self._label("cube_learned", self.tr("What the norm learns"))
        self._box = describe(
            QCheckBox(self.tr("γ and β per channel")),
            "cube_per_channel",
            self.tr("γ and β per channel"),
            self.tr("Shows a table in which every channel can have a γ and a β of its own."),
        )
        self._values = ChannelModel((-LARGEST_EDIT, LARGEST_EDIT), self)
        tip = self.tr("Double click or F2 edits a number.")
        self._table = describe(
            ChannelTable(self._values), "cube_channels", self.tr("γ and β per channel"), tip
        )
        self._refusal = describe(
            ToneLabel("", "error"), "cube_channels_message", self.tr("γ and β per channel")
        )
        self._undo = QPushButton()
        self._same = QPushButton(self.tr("Same in all channels"))
        tip = self.tr("Gives every channel the γ and β above, as one step of undo.")
        describe(self._same, "cube_same_affine", self.tr("Same in all channels"), tip)
        tip = self.tr("Sets γ = √(σ²+ε) and β = μ in each channel, so that y is x again.")
        describe(self._undo, "cube_undo_norm", self.tr("Undo the norm"), tip)
        self._why = self._label("cube_undo_why", self.tr("Why the norm cannot be undone"))
        self._lay_out()
        self._box.toggled.connect(self._open)
        self._values.edited.connect(self._edit)
        self._values.refused.connect(self._refuse)
        self._undo.clicked.connect(self._undo_norm)
        self._same.clicked.connect(self._make_same)
        model.highlight_changed.connect(self._follow)

    def show_state(self, state: FigureState, old: FigureState | None = None) -> None:
        """Shows the values of all channels, and what belongs to the focused norm."""
        if self._refusal.text():
            self._refuse("")
        same_sample = old is not None and state.shape[1:] == old.shape[1:]
        if same_sample and not self._box.isChecked() and not differs(state, old, "gammas", "betas"):
            return
        own = bool(state.gammas or state.betas)
        if own and not self._box.isChecked():
            with QSignalBlocker(self._box):
                self._box.setChecked(True)
        self._same.setEnabled(own)
        if self._box.isChecked() or self._said(state) != self._learned.text():
            self._shown = None
        self._follow()

    # Inside

    def _label(self, name: str, accessible: str) -> ToneLabel:
        label = describe(ToneLabel(), name, accessible)
        label.setFont(font("small"))
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        self._refusal.setFont(font("small"))
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (
            self._learned,
            self._box,
            self._table,
            self._refusal,
            self._same,
            self._undo,
            self._why,
        ):
            column.addWidget(widget)

    def _follow(self) -> None:
        """Shows what depends on the focused norm, where that or the settings have changed."""
        focused, opened = self._model.focused, self._box.isChecked()
        if self._shown == (focused, opened):
            return
        self._shown = focused, opened
        state = self._model.state
        self._learned.setText(self._said(state))
        self._learned.setVisible(bool(focused))
        for widget in (self._table, self._same, self._undo):
            widget.setVisible(opened)
        found = None
        if opened:
            found = self._undoing()
            self._values.set_values(_values(state))
        title = translated(norms.CATALOG[focused].title) if focused else ""
        self._undo.setText(self.tr("Undo {norm}").format(norm=title))
        self._undo.setEnabled(found is not None and found.reason is None)
        reason = None if found is None else found.reason
        self._why.setText(reason_text(reason, title) if reason else "")
        self._why.setVisible(reason is not None)

    def _said(self, state: FigureState) -> str:
        lines = [learned_text(self._model.focused, state)]
        if state.gammas or state.betas:
            lines.append(self.tr("The channels differ: a number above is set in all of them."))
        return "\n".join(lines)

    def _undoing(self) -> Undoing | None:
        return self._model.undoing(self._model.focused) if self._model.focused else None

    def _open(self) -> None:
        self._follow()

    def _edit(self, column: int, channel: int, value: float) -> None:
        name: Literal["gamma", "beta"] = "gamma" if column == 0 else "beta"
        text = self.tr("Change γ of a channel") if column == 0 else self.tr("Change β of a channel")
        self._model.change(text, **with_channel(self._model.state, name, channel, value))

    def _refuse(self, why: str) -> None:
        self._refusal.setText(why)
        self._refusal.setVisible(bool(why))

    def _make_same(self) -> None:
        self._model.change(self.tr("Same in all channels"), gammas=(), betas=())

    def _undo_norm(self) -> None:
        found = self._undoing()
        if found is not None and found.reason is None:
            self._model.change(self._undo.text(), **found.settings())


def learned_text(name: str, state: FigureState) -> str:
    """How many γ and β a norm learns, from its entry."""
    if not name:
        return ""
    norm = norms.CATALOG[name]
    extents = {each.name: each.extent for each in norm.parameters if each.trained}
    learned = [letter for key, letter in (("gamma", "γ"), ("beta", "β")) if key in extents]
    _, channels, height, width = state.shape
    if norm.kind == "identity":
        text = QCoreApplication.translate("Affine", "Without a norm there is no γ and no β.")
    elif not learned:
        text = QCoreApplication.translate("Affine", "{norm} learns neither γ nor β.")
    elif "sample" in (extents.get("gamma"), extents.get("beta")):
        text = QCoreApplication.translate(
            "Affine",
            "{norm} of Keras learns {letters} for each element of a sample (C·H·W = {all}); here "
            "they are the same along H and W.",
        )
    else:
        text = QCoreApplication.translate(
            "Affine", "{norm} learns {letters} for each channel (C = {channels})."
        )
    joined = QCoreApplication.translate("Affine", "{one} and {other}")
    letters = joined.format(one=learned[0], other=learned[-1]) if len(learned) > 1 else learned
    return text.format(
        norm=translated(norm.title),
        letters=letters if isinstance(letters, str) else "".join(letters),
        all=channels * height * width,
        channels=channels,
    )


def reason_text(reason: AffineReason, norm: str) -> str:
    """Why no γ and β undo a norm, translated."""
    texts = {
        "nothing": QCoreApplication.translate("Affine", "Without a norm there is nothing to undo."),
        "none-learned": QCoreApplication.translate(
            "Affine", "{norm} has no γ and β that could undo it."
        ),
        "starts-undone": QCoreApplication.translate(
            "Affine", "{norm} starts undone: its g is ‖v‖, so that w = v."
        ),
        "curved": QCoreApplication.translate(
            "Affine", "{norm} bends x: no factor and offset give it back."
        ),
        "samples": QCoreApplication.translate(
            "Affine",
            "{norm} cannot be undone here: every sample has its own μ and σ², but all samples "
            "share one γ and β. With N = 1 it can.",
        ),
        "pixels": QCoreApplication.translate(
            "Affine",
            "{norm} cannot be undone here: every pixel has its own statistics, but a channel has "
            "one γ and β.",
        ),
        "too-large": QCoreApplication.translate(
            "Affine", "The γ and β that undo {norm} are too large to be set."
        ),
    }
    return texts[reason].format(norm=norm)


def _values(state: FigureState) -> Values:
    channels = state.shape[1]

    def filled(own: tuple[float, ...], common: float) -> tuple[float, ...]:
        return own[:channels] + (common,) * (channels - len(own))

    return filled(state.gammas, state.gamma), filled(state.betas, state.beta)
