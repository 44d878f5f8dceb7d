"""What is worth saying about the focused norm as it is set now; the notes of the inspector."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from normviz import norms
from normviz.figure.state import FigureState
from normviz.norms import Remark
from normviz.ui.cube.inspect import proofs
from normviz.ui.cube.inspect.proofs import Proof
from normviz.ui.cube.inspect.readings import Readings
from normviz.ui.numbers import NO_BREAK_SPACE, count, percent, setting

NoteKind = Literal["warning", "identity", "info"]

_EPSILON_MATTERS = 0.05
"""From this share of σ² + ε on, ε is worth a word."""
_translate = QCoreApplication.translate


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
    proof: Proof | None = None
    share: float | None = None


def notes_of(readings: Readings) -> tuple[Note, ...]:
    """The notes for the focused norm, the most important first."""
    norm, state = readings.norm, readings.state
    found = norms.remarks(norm.name, state.shape, state.groups, state.training)
    return (
        *_warnings(found, state, norm),
        *_moving(found, state),
        *_identities(found, readings),
        *_claims(norm, state),
    )


def epsilon_share(element: norms.Element) -> float | None:
    """How much of σ² + ε (or of the mean square + ε) is ε, where that is worth a word."""
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
    text = _translate("Notes", "ε is {share} of what stands under the root: it damps this set.")
    return Note("info", text.format(share=percent(share)))


def _warnings(found: tuple[Remark, ...], state: FigureState, norm: norms.Norm) -> list[Note]:
    notes = []
    if Remark.SET_OF_ONE in found:
        text = _translate("Notes", "A set has one element: y is β = {beta} whatever x is.")
        beta = setting(state.beta if state.center else 0.0)
        notes.append(Note("warning", text.format(beta=beta), proofs.all_beta))
    if Remark.SIGN_ONLY in found:
        text = _translate("Notes", "A set has one element: of x only the sign is left.")
        notes.append(Note("warning", text))
    if Remark.SET_OF_TWO in found:
        text = _translate("Notes", "A set has two elements: only which one is larger is left.")
        notes.append(Note("warning", text))
    if "gamma" in norm.learned and state.scale and state.gamma == 0:
        text = _translate(
            "Notes", "γ is 0: y is β whatever x is, and a relu after it passes no gradient."
        )
        notes.append(Note("warning", text))
    return notes


def _moving(found: tuple[Remark, ...], state: FigureState) -> list[Note]:
    if Remark.MOVING_STATISTICS not in found:
        return []
    used = _translate(
        "Notes",
        "Inference: the moving mean and variance of channel c are used. No other element of this "
        "batch has a say.",
    )
    share = state.momentum**state.steps
    lag = _translate(
        "Notes", "After {steps} steps the start (mean 0, variance 1) still weighs {share}."
    )
    lag = lag.format(steps=count(state.steps), share=percent(share))
    return [Note("info", used), Note("info", lag, share=share)]


def _identities(found: tuple[Remark, ...], readings: Readings) -> list[Note]:
    notes = []
    for remark in found:
        if not remark.value.startswith("equals-"):
            continue
        other = norms.CATALOG[remark.value.removeprefix("equals-")]
        text = _translate("Notes", "With these sizes this is the same as {norm}.")
        notes.append(Note("identity", text.format(norm=other.title), proofs.same_as(other.name)))
    return notes + _always(readings.norm, readings.state)


def _always(norm: norms.Norm, state: FigureState) -> list[Note]:
    """Identities that hold, or seem to hold, for any sizes."""
    channels = state.shape[1]
    match norm.name:
        case "batch" if state.training:
            text = _translate("Notes", "A bias before it changes nothing: the mean takes it away.")
            return [Note("identity", text, proofs.bias_before)]
        case "layer":
            text = _translate("Notes", "The same as group norm with 1 group.")
            return [Note("identity", text, proofs.same_as("group", 1))]
        case "instance":
            text = _translate(
                "Notes", "The same as group norm with {groups} groups, one a channel."
            )
            note = text.format(groups=channels)
            return [Note("identity", note, proofs.same_as("group", channels))]
        case "layer-keras" if state.shape[2] * state.shape[3] > 1:
            text = _translate("Notes", "Not the same as group norm with 1 group.")
            return [Note("info", text, proofs.same_as("group", 1))]
    return []


def _claims(norm: norms.Norm, state: FigureState) -> list[Note]:
    """What people often get wrong about this norm."""
    texts = {
        "batch": (_axis_kept, _evaluates, _starts),
        "layer": (_axis_reduced, _starts),
        "layer-keras": (_pixel, _axis_reduced, _starts),
        "instance": (_groups, _starts),
        "group": (_groups, _multiple, _axis_split, _starts),
        "rms": (_no_mean,),
        "unit": (_no_mean,),
        "frn": (_threshold,),
        "weight": (_kernel, _length_apart),
        "spectral": (_kernel,),
        "none": (_unchanged,),
    }
    lines = (claim(state) for claim in texts.get(norm.name, ()))
    return [Note("info", line) for line in lines if line]


def _pixel(state: FigureState) -> str:
    text = _translate(
        "Notes",
        "LayerNormalization() of Keras takes only the {channels} channels of one pixel, not all "
        "of a sample: {sets} sets here instead of {samples}.",
    )
    n, c, h, w = state.shape
    return text.format(channels=count(c), sets=count(n * h * w), samples=count(n))


def _groups(state: FigureState) -> str:
    text = _translate(
        "Notes",
        "“groups” is the number of groups, not their size: {channels} make instance norm, 1 makes "
        "layer norm.",
    )
    return text.format(channels=state.shape[1])


def _multiple(state: FigureState) -> str:
    text = _translate("Notes", "The channels must be a multiple of the groups: {product}.")
    channels, groups = state.shape[1], state.groups
    product = f"{channels} = {groups} × {channels // groups}".replace(" ", NO_BREAK_SPACE)
    return text.format(product=product)


def _axis_kept(state: FigureState) -> str:  # noqa: ARG001
    return _translate("Notes", "“axis” of BatchNormalization names the axis that is kept.")


def _axis_reduced(state: FigureState) -> str:  # noqa: ARG001
    return _translate("Notes", "“axis” of LayerNormalization names the axes that are reduced.")


def _axis_split(state: FigureState) -> str:  # noqa: ARG001
    return _translate("Notes", "“axis” of GroupNormalization names the axis that is split.")


def _evaluates(state: FigureState) -> str:
    if not state.training:
        return ""
    return _translate(
        "Notes",
        "“evaluate” and “predict” use moving statistics instead of these: switch to inference.",
    )


def _starts(state: FigureState) -> str:
    if not (state.scale and state.center):
        return ""
    return _translate("Notes", "Training starts with γ = 1 and β = 0, not with random numbers.")


def _no_mean(state: FigureState) -> str:  # noqa: ARG001
    return _translate("Notes", "No mean is subtracted: an offset of x does not vanish.")


def _threshold(state: FigureState) -> str:  # noqa: ARG001
    return _translate("Notes", "In the paper max(y, τ) with a learned τ follows, in place of relu.")


def _kernel(state: FigureState) -> str:  # noqa: ARG001
    return _translate(
        "Notes", "Here the tensor is a layer's kernel (Cₒ, Cᵢ, kh, kw), not an activation."
    )


def _length_apart(state: FigureState) -> str:  # noqa: ARG001
    return _translate(
        "Notes",
        "g, the length of each output channel's kernel, is learned apart. Training starts with "
        "g = ‖v‖, so that w = v.",
    )


def _unchanged(state: FigureState) -> str:  # noqa: ARG001
    return _translate("Notes", "Nothing is normalized: the measure for all the others.")
