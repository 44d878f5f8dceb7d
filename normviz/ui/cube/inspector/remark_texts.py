"""Translated remarks about the focused norm with its current settings."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from PySide6.QtCore import QCoreApplication

from normviz import norms
from normviz.figure.state import FigureState
from normviz.norms import Remark
from normviz.presentation.number_format import NO_BREAK_SPACE, count, number, percent, setting
from normviz.ui.cube.inspector import identity_checks
from normviz.ui.cube.inspector.identity_checks import IdentityCheck
from normviz.ui.cube.inspector.readings import Readings
from normviz.ui.cube.inspector.statement_texts import statement_texts
from normviz.ui.text.catalogue import translated

NoteKind = Literal["warning", "identity", "info"]

_FIRST: Final = ("warning", "identity", "info")
"""The order of the notes."""

_EPSILON_MATTERS = 0.05
"""From this share of σ² + ε on, ε is worth a remark."""
_STEP_MATTERS = 1e-3
"""From this share of √(σ² + ε) on, the step between float32 numbers gets a remark."""


@dataclass(frozen=True)
class Note:
    """One line for the reader.

    Attributes:
        kind: A warning, an identity that can be checked, or what is good to know.
        text: Translated.
        proof: What computes how far apart the two sides of an identity are.
        share: What a bar shows beside the text, 0 to 1.
    """

    kind: NoteKind
    text: str
    proof: IdentityCheck | None = None
    share: float | None = None


def notes_of(readings: Readings) -> tuple[Note, ...]:
    """The notes for the focused norm, the most important first."""
    norm, state = readings.norm, readings.state
    found = norms.remarks(norm.name, state.shape, state.groups, state.training)
    said = norms.statements(readings.situation())
    notes = [*_of_size(found, norm, state), *_equal(norm, state), *map(note_of, said)]
    return tuple(sorted(notes, key=lambda note: _FIRST.index(note.kind)))


def note_of(statement: norms.Statement) -> Note:
    """What an entry of the catalogue says, translated; in English where nobody has yet."""
    text = statement_texts().get(statement.code, statement.text).format(**_written(statement))
    proof = _proof(statement.check) if statement.check else None
    kind: NoteKind = "info" if statement.kind == "difference" else statement.kind
    return Note(kind, text, proof, statement.share)


def epsilon_share(element: norms.Element) -> float | None:
    """How much of σ² + ε (or of the mean square + ε) is ε, where that is worth a remark."""
    square = element.variance if element.variance is not None else element.mean_square
    if square is None or not element.epsilon:
        return None
    share = element.epsilon / (square + element.epsilon)
    return share if share >= _EPSILON_MATTERS else None


def epsilon_note(element: norms.Element) -> Note | None:
    """That ε can be seen in the output of this set, or None where it cannot."""
    share = epsilon_share(element)
    if share is None or element.size == 1:
        return None
    text = QCoreApplication.translate(
        "Notes", "ε is {share} of what stands under the root: it damps this set."
    )
    return Note("info", text.format(share=percent(share)))


def float32_share(element: norms.Element) -> float | None:
    """How far float32 numbers near μ are apart, in parts of √(σ² + ε), where that can be seen."""
    if element.mean is None or not element.divisor:
        return None
    share = float(np.spacing(np.float32(abs(element.mean)))) / element.divisor
    return share if share >= _STEP_MATTERS else None


def float32_note(element: norms.Element) -> Note | None:
    """That a layer that computes in float32 is visibly off, or None where it is not."""
    share = float32_share(element)
    if share is None:
        return None
    text = QCoreApplication.translate(
        "Notes",
        "Near μ = {mean} float32 numbers are {share} of √(σ² + ε) apart: the layer's own result, "
        "in float32, is off by that or more.",
    )
    return Note("info", text.format(mean=number(element.mean or 0.0), share=percent(share)))


def _of_size(found: tuple[Remark, ...], norm: norms.Norm, state: FigureState) -> list[Note]:
    notes = []
    if Remark.SET_OF_ONE in found:
        text = QCoreApplication.translate(
            "Notes", "A set has one element: y is β = {beta} whatever x is."
        )
        beta = setting(state.beta if state.center else 0.0)
        notes.append(Note("warning", text.format(beta=beta), identity_checks.all_beta))
    if Remark.SIGN_ONLY in found:
        text = QCoreApplication.translate(
            "Notes", "A set has one element: up to ε, only the sign of x is left."
        )
        if norm.gamma_starts_at_divisor:
            text = QCoreApplication.translate(
                "Notes", "A set has one element: v/‖v‖ is its sign, g its size."
            )
        notes.append(Note("warning", text))
    if Remark.SET_OF_TWO in found:
        text = QCoreApplication.translate(
            "Notes", "A set has two elements: up to ε, only which one is larger is left."
        )
        notes.append(Note("warning", text))
    return notes


def _equal(norm: norms.Norm, state: FigureState) -> list[Note]:
    notes = []
    for name in norms.equal_norms(norm.name, state.shape, state.groups, state.training):
        text = QCoreApplication.translate("Notes", "With these sizes this is the same as {norm}.")
        same = text.format(norm=translated(norms.CATALOG[name].title))
        notes.append(Note("identity", same, identity_checks.same_as(name)))
    return notes


def _proof(check: norms.Check) -> IdentityCheck:
    if check.kind == "same":
        return identity_checks.same_as(check.other, check.groups)
    return {"bias": identity_checks.bias_before, "beta": identity_checks.all_beta}[check.kind]


def _written(statement: norms.Statement) -> dict[str, str]:
    """The values of a statement as they are written in the window."""

    def write(name: str, value: float | str) -> str:
        if isinstance(value, str):
            return value.replace(" ", NO_BREAK_SPACE)
        if name == "share":
            return percent(value)
        return count(value) if isinstance(value, int) else setting(value)

    return {name: write(name, value) for name, value in statement.values.items()}
