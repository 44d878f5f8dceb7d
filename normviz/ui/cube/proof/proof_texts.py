"""Translated texts of a proof: the badge, what it says aloud, and how it was proven."""

from PySide6.QtCore import QCoreApplication

from normviz import norms
from normviz.ports.proof import ProofReport
from normviz.presentation.number_format import count, number
from normviz.presentation.proof_state import MOST_ELEMENTS, ProofState, short_version
from normviz.ui.style.palette import Theme
from normviz.ui.text.catalogue import translated


def badge_texts(state: ProofState) -> tuple[str, ...]:
    """The text of a badge, from the longest to the shortest that still says it."""
    match state.kind:
        case "pending":
            return (QCoreApplication.translate("Proof", "proving…"), "…")
        case "unavailable" | "too-large":
            return (QCoreApplication.translate("Proof", "not proven"),)
    report = state.report
    assert report is not None  # noqa: S101  # the other kinds have one
    brief = _brief(report)
    whole = QCoreApplication.translate("Proof", "{proof} · Keras {version}").format(
        proof=brief, version=short_version(dict(report.versions)["Keras"])
    )
    shortest = _confirmed(report)
    return whole, brief, shortest


def badge_color(state: ProofState, theme: Theme) -> str:
    """Red where a claim is refuted; quiet else."""
    return theme.error if state.kind == "refuted" else theme.muted


def spoken(norm: str, state: ProofState) -> str:
    """What a screen reader says for a badge."""
    return QCoreApplication.translate("Proof", "Proof of {norm}: {proof}").format(
        norm=translated(norms.CATALOG[norm].title), proof=badge_texts(state)[0]
    )


def tip_of(state: ProofState) -> str:
    """One sentence on what the badge means."""
    match state.kind:
        case "pending":
            return QCoreApplication.translate("Proof", "The real layer is being questioned.")
        case "unavailable":
            return state.reason
        case "too-large":
            text = QCoreApplication.translate(
                "Proof",
                "Tensors of more than {most} elements are not proven here: “normviz prove” does.",
            )
            return text.format(most=count(MOST_ELEMENTS))
        case "refuted":
            return QCoreApplication.translate(
                "Proof", "The real layer contradicts the figure. Click to see how."
            )
    return QCoreApplication.translate(
        "Proof", "The real layer confirms the figure. Click to see how that was proven."
    )


def findings(report: ProofReport) -> tuple[str, ...]:
    """What differs from the claims, one sentence each; none where all hold."""
    if report.verdict != "refuted":
        return ()
    found = []
    missing = report.elements - (report.gradient - report.outside)
    if missing or report.outside:
        text = QCoreApplication.translate(
            "Proof",
            "Receives gradient: {gradient} instead of {elements}, {missing} missing and {outside} "
            "outside of the set.",
        )
        found.append(text.format(**_counts(report), missing=count(missing)))
    still = report.changing - (report.moved - report.moved_outside)
    if still or report.moved_outside:
        text = QCoreApplication.translate(
            "Proof",
            "Changes y: {moved} instead of {changing}, {still} missing and {moved_outside} too "
            "many.",
        )
        found.append(text.format(**_counts(report), still=count(still)))
    if not report.largest_difference <= report.tolerance:
        text = QCoreApplication.translate(
            "Proof", "The largest |layer − formula| is {difference}; up to {tolerance} is rounding."
        )
        found.append(
            text.format(
                difference=number(report.largest_difference), tolerance=number(report.tolerance)
            )
        )
    return tuple(found)


def rows_of(state: ProofState) -> tuple[tuple[str, str], ...]:
    """How it was proven, as pairs of what and which."""
    report, question = state.report, state.question
    if report is None or question is None:
        return ((QCoreApplication.translate("Proof", "Why not"), tip_of(state)),)
    counts = _counts(report)
    gradient = QCoreApplication.translate(
        "Proof",
        "{gradient} inputs have a derivative of this output that is not 0; claimed: {elements}",
    )
    moved = QCoreApplication.translate(
        "Proof", "{moved} outputs move when this one input is changed; claimed: {changing}"
    )
    versions = ", ".join(f"{name} {version}" for name, version in report.versions)
    return (
        (QCoreApplication.translate("Proof", "Layer"), report.layer),
        (QCoreApplication.translate("Proof", "Verdict"), _verdict(report)),
        (QCoreApplication.translate("Proof", "Receives gradient"), gradient.format(**counts)),
        (QCoreApplication.translate("Proof", "Changes y"), moved.format(**counts)),
        (
            QCoreApplication.translate("Proof", "Largest |layer − formula|"),
            number(report.largest_difference),
        ),
        (QCoreApplication.translate("Proof", "Element"), str(question.index)),
        (QCoreApplication.translate("Proof", "Shape"), str(question.shape)),
        (
            QCoreApplication.translate("Proof", "Random tensor"),
            QCoreApplication.translate("Proof", "normal, float64, seed {seed}").format(
                seed=report.seed
            ),
        ),
        (QCoreApplication.translate("Proof", "Versions"), versions),
    )


def _verdict(report: ProofReport) -> str:
    match report.verdict:
        case "proven":
            return QCoreApplication.translate("Proof", "Both sets and all values are as claimed.")
        case "constant":
            return QCoreApplication.translate(
                "Proof", "A set of one element: its derivative is 0, as it has to be."
            )
    return " ".join(findings(report))


def _brief(report: ProofReport) -> str:
    if report.verdict == "refuted":
        return QCoreApplication.translate("Proof", "refuted: {agreed} of {elements}").format(
            **_counts(report)
        )
    if report.elements != report.changing:
        text = QCoreApplication.translate("Proof", "gradient {gradient}, y {changing}")
        return text.format(**_counts(report))
    return _confirmed(report)


def _confirmed(report: ProofReport) -> str:
    text = QCoreApplication.translate("Proof", "{agreed} of {elements}")
    return text.format(**_counts(report))


def _counts(report: ProofReport) -> dict[str, str]:
    names = ("elements", "agreed", "gradient", "outside", "changing", "moved", "moved_outside")
    return {name: count(getattr(report, name)) for name in names}
