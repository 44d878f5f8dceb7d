"""Groups that cannot cut the channels into equal parts."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    groups, channels = examined.record.groups, examined.channels
    if groups is None or channels is None or (groups >= 1 and channels % groups == 0):
        return None
    text = "{groups} groups do not divide {channels} channels: the layer cannot be built."
    return FindingEvidence(text, {"groups": groups, "channels": channels})


RULE = FindingRule("groups-do-not-divide", 30, "error", "group-count", _find)
