"""Statistic sets of a single element, which is its own mean."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule
from normviz.norms.statistics import moments


def _find(examined: Examined) -> FindingEvidence | None:
    record, norm = examined.record, examined.norm
    if record.set_size != 1 or norm is None or norm.statistics is not moments:
        return None
    if examined.is_batch_norm and not examined.uses_batch:
        return None
    shape = " × ".join(map(str, record.shape or ()))
    return FindingEvidence(_text(examined), {"shape": shape, "sets": record.sets})


def _text(examined: Examined) -> str:
    if examined.record.epsilon == 0:
        return (
            "With an input of {shape} each statistic set has one element (sets: {sets}): without "
            "an ε the output is 0/0, NaN."
        )
    if examined.is_batch_norm:
        return (
            "With an input of {shape} each statistic set has one element (sets: {sets}): in "
            "training the output is β, whatever the input is."
        )
    return (
        "With an input of {shape} each statistic set has one element (sets: {sets}): the output "
        "is β, whatever the input is."
    )


RULE = FindingRule("set-of-one", 40, "error", "set-of-one", _find)
