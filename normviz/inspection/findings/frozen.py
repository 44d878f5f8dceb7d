"""Batch norm that is not trainable, which in Keras means more than fixed weights."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    if not examined.is_batch_norm or examined.model.framework != "Keras":
        return None
    if examined.layer.trainable is not False:
        return None
    text = (
        "It is not trainable: in Keras it then runs in inference mode in training too, takes the "
        "moving statistics and does not update them."
    )
    return FindingEvidence(text, {"trainable": False})


RULE = FindingRule("frozen", 20, "info", "frozen", _find)
