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
    text = (
        "With an input of {shape} each of the {sets} statistic sets has one element: in training "
        "the output is β, whatever the input is."
    )
    return FindingEvidence(text, {"shape": shape, "sets": record.sets})


RULE = FindingRule("set-of-one", 40, "error", "set-of-one", _find)
