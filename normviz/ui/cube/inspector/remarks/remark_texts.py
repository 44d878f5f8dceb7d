"""Translated remarks about the focused norm with its current settings."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from normviz import norms
from normviz.figure.state import FigureState
from normviz.norms import Remark
from normviz.presentation.inspector import identity_checks
from normviz.presentation.inspector.identity_checks import IdentityCheck
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.inspector.rounding_shares import epsilon_share, float32_step
from normviz.presentation.number_format import NO_BREAK_SPACE, count, number, percent, setting
from normviz.ui.cube.inspector.remarks.statement_texts import statement_texts
from normviz.ui.text.catalogue import translated

RemarkKind = Literal["warning", "identity", "info"]

_FIRST: Final = ("warning", "identity", "info")
"""The order of the remarks."""
DEVICES: Final = "devices"
"""What lessons know the remark about several devices by."""


@dataclass(frozen=True)
class RemarkText:
    """One line for the reader.

    Attributes:
        kind: A warning, an identity that can be checked, or what is good to know.
        text: Translated.
        proof: What computes how far apart the two sides of an identity are.
        share: What a bar shows beside the text, 0 to 1.
        code: What lessons know it by; empty where none can be about it.
    """

    kind: RemarkKind
    text: str
    proof: IdentityCheck | None = None
    share: float | None = None
    code: str = ""


def remark_texts(readings: Readings) -> tuple[RemarkText, ...]:
    """The remarks for the focused norm, the most important first."""
    norm, state = readings.norm, readings.state
    found = norms.remarks(norm.name, state.own_shape(norm.name), state.groups, state.training)
    said = norms.statements(readings.situation())
    remarks = [
        *_of_size(found, readings),
        *_equal(norm, state),
        *_of_devices(norm, state),
        *map(remark_text, said),
    ]
    return tuple(sorted(remarks, key=lambda remark: _FIRST.index(remark.kind)))


def remark_text(statement: norms.Statement) -> RemarkText:
    """What an entry of the catalogue says, translated; in English where nobody has yet."""
    text = statement_texts().get(statement.code, statement.text).format(**_written(statement))
    proof = _proof(statement.check) if statement.check else None
    kind: RemarkKind = "info" if statement.kind == "difference" else statement.kind
    return RemarkText(kind, text, proof, statement.share, statement.code)


def epsilon_remark(element: norms.Element) -> RemarkText | None:
    """That ε can be seen in the output of this set, or None where it cannot."""
    share = epsilon_share(element)
    alone = element.size == 1 and element.variance is not None  # then ε is all there is
    if share is None or alone:
        return None
    text = QCoreApplication.translate(
        "Remarks", "ε is {share} of what stands under the root: it damps this set."
    )
    return RemarkText("info", text.format(share=percent(share)))


def float32_remark(element: norms.Element) -> RemarkText | None:
    """That a layer that computes in float32 is visibly off, or None where it is not."""
    step = float32_step(element)
    if step is None:
        return None
    text = QCoreApplication.translate(
        "Remarks",
        "Near μ = {mean} y changes by {step} from one float32 number to the next: the layer's own "
        "y, in float32, can be off by that and more.",
    )
    mean = number(element.mean or 0.0)
    return RemarkText("info", text.format(mean=mean, step=setting(step, 2)))


def _of_size(found: tuple[Remark, ...], readings: Readings) -> list[RemarkText]:
    remarks = []
    if Remark.SET_OF_ONE in found:
        text = QCoreApplication.translate(
            "Remarks", "A set has one element: y is β = {beta} whatever x is."
        )
        if readings.situation().spec.used_epsilon == 0:
            text = QCoreApplication.translate(
                "Remarks",
                "A set has one element: here y is β = {beta} whatever x is, with ε = 0 the layer "
                "itself gives NaN.",
            )
        beta = setting(readings.element.beta)
        remarks.append(
            RemarkText(
                "warning", text.format(beta=beta), identity_checks.all_beta, code=Remark.SET_OF_ONE
            )
        )
    if Remark.SIGN_ONLY in found:
        text = QCoreApplication.translate(
            "Remarks", "A set has one element: up to ε, only the sign of x is left."
        )
        if readings.norm.gamma_starts_at_divisor:
            text = QCoreApplication.translate(
                "Remarks", "A set has one element: v/‖v‖ is its sign, g its size."
            )
        remarks.append(RemarkText("warning", text, code=Remark.SIGN_ONLY))
    if Remark.SET_OF_TWO in found:
        text = QCoreApplication.translate(
            "Remarks", "A set has two elements: up to ε, only which one is larger is left."
        )
        remarks.append(RemarkText("warning", text))
    return remarks


def _equal(norm: norms.Norm, state: FigureState) -> list[RemarkText]:
    remarks = []
    shape = state.own_shape(norm.name)
    for name in norms.equal_norms(norm.name, shape, state.groups, state.training):
        text = QCoreApplication.translate("Remarks", "With these sizes this is the same as {norm}.")
        same = text.format(norm=translated(norms.CATALOG[name].title))
        remarks.append(RemarkText("identity", same, identity_checks.same_as(name)))
    return remarks


def _of_devices(norm: norms.Norm, state: FigureState) -> list[RemarkText]:
    """What several devices change; nothing is said of the kernel, which all of them have alike."""
    if state.replicas == 1 or norm.kind == "kernel" or (norm.moving and not state.training):
        return []
    if not norm.shares_batch:
        text = QCoreApplication.translate(
            "Remarks",
            "Several devices change nothing: no statistics are shared over the batch.",
        )
    elif state.synchronized:
        text = QCoreApplication.translate(
            "Remarks",
            "Synchronized: the statistics are those of all {count} devices together, as on one.",
        )
    else:
        text = QCoreApplication.translate(
            "Remarks",
            "Each of {count} devices normalizes its own {samples} of {all} samples: what it "
            "computes does not depend on the others.",
        )
    samples = state.shape[0] // state.replicas
    said = text.format(count=state.replicas, samples=samples, all=state.shape[0])
    return [RemarkText("info", said, code=DEVICES)]


def _proof(check: norms.RemarkCheck) -> IdentityCheck:
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
