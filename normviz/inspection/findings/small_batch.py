"""Batch statistics over very few samples."""

from typing import Final

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_FEW: Final = 2


def _find(examined: Examined) -> FindingEvidence | None:
    shape, size = examined.record.shape, examined.record.set_size
    if not examined.uses_batch or shape is None or size is None or size == 1:
        return None
    batch = shape[0]
    if batch is None or batch > _FEW:
        return None
    text = (
        "Batches of {batch} give {size} numbers per channel for mean and variance in training, "
        "while inference takes the moving statistics of all batches."
    )
    return FindingEvidence(text, {"batch": batch, "size": size})


RULE = FindingRule("small-batch", 30, "warning", "small-batches", _find)
