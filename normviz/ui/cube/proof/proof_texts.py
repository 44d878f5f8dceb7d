"""Translated texts of a proof: the badge, what it says aloud, and how it was proven."""

from PySide6.QtCore import QCoreApplication

from normviz import norms
from normviz.ports.proof import ProofQuestion, ProofReport, TorchReport
from normviz.presentation.number_format import count, number, setting
from normviz.presentation.proof_state import MOST_ELEMENTS, ProofState, short_version
from normviz.ui.style.palette import Theme


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
    if report.torch is None or report.torch.reason:
        return whole, brief, shortest
    both = QCoreApplication.translate("Proof", "{proof} · PyTorch {version}").format(
        proof=whole, version=short_version(report.torch.version)
    )
    return both, whole, brief, shortest


def badge_color(state: ProofState, theme: Theme) -> str:
    """Red where a claim is refuted; quiet else."""
    return theme.error if state.kind == "refuted" else theme.muted


def spoken(title: str, state: ProofState) -> str:
    """What a screen reader says for the badge of a panel with a title."""
    return QCoreApplication.translate("Proof", "Proof of {norm}: {proof}").format(
        norm=title, proof=badge_texts(state)[0]
    )


def tip_of(state: ProofState) -> str:
    """One sentence on what the badge means."""
    match state.kind:
        case "pending":
            return QCoreApplication.translate("Proof", "The check on the real layer is running.")
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
    return (*found, *_torch_findings(report))


def _torch_findings(report: ProofReport) -> tuple[str, ...]:
    torch = report.torch
    if torch is None or (torch.largest_difference or 0.0) <= report.tolerance:
        return ()
    text = QCoreApplication.translate(
        "Proof", "The PyTorch code differs from Keras by up to {difference}."
    )
    return (text.format(difference=number(torch.largest_difference or 0.0)),)


def rows_of(state: ProofState) -> tuple[tuple[str, str], ...]:
    """How it was proven, as pairs of what and which."""
    report, question = state.report, state.question
    if report is None or question is None:
        return ((QCoreApplication.translate("Proof", "Why not"), tip_of(state)),)
    counts = _counts(report)
    gradient = QCoreApplication.translate(
        "Proof",
        "inputs for which the derivative of this output is not 0: {gradient}; claimed: {elements}",
    )
    moved = QCoreApplication.translate(
        "Proof", "outputs that move when this one input is changed: {moved}; claimed: {changing}"
    )
    versions = ", ".join(f"{name} {version}" for name, version in report.versions)
    return (
        (QCoreApplication.translate("Proof", "Layer"), report.layer),
        *_device_rows(question),
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
        *_torch_rows(question.spec, report.torch),
    )


def _device_rows(question: ProofQuestion) -> list[tuple[str, str]]:
    """On how many devices the layer has a copy, where these are several."""
    if question.replicas == 1:
        return []
    text = QCoreApplication.translate(
        "Proof",
        "a copy of the layer on each of {replicas} parts of the processor (MirroredStrategy), "
        "called with {samples} of {all} samples",
    )
    samples = question.shape[0] // question.replicas
    said = text.format(replicas=question.replicas, samples=samples, all=question.shape[0])
    return [(QCoreApplication.translate("Proof", "Devices"), said)]


def _torch_rows(spec: norms.NormSpec, torch: TorchReport | None) -> list[tuple[str, str]]:
    """What PyTorch computes, and in what the two frameworks differ by their conventions."""
    if torch is None:
        return []
    said = QCoreApplication.translate("Proof", "refuses: {reason}").format(reason=torch.reason)
    if torch.largest_difference is not None:
        said = QCoreApplication.translate(
            "Proof", "the line below, on the same tensor; largest |PyTorch − Keras|: {difference}"
        ).format(difference=number(torch.largest_difference))
    rows = [(f"PyTorch {torch.version}", said), ("", torch.code)]
    if torch.running_variances is None:
        return rows
    momentum = QCoreApplication.translate(
        "Proof", "{keras} in Keras weighs the old statistics, {torch} in PyTorch the new ones"
    )
    rows.append(
        (
            QCoreApplication.translate("Proof", "Momentum"),
            momentum.format(
                keras=setting(spec.momentum), torch=setting(round(1 - spec.momentum, 12))
            ),
        )
    )
    variances = QCoreApplication.translate(
        "Proof",
        "after one step from 1: {keras} in Keras (biased), {torch} in PyTorch (unbiased); until "
        "inference nothing differs",
    )
    keras, other = torch.running_variances
    rows.append(
        (
            QCoreApplication.translate("Proof", "Running variance"),
            variances.format(keras=setting(keras), torch=setting(other)),
        )
    )
    epsilon = QCoreApplication.translate(
        "Proof", "{epsilon} in both lines; left out, it is 0.001 in Keras and 0.00001 in PyTorch"
    )
    rows.append(("ε", epsilon.format(epsilon=setting(spec.used_epsilon))))
    return rows


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
