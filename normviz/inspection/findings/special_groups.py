"""Group norm that is another norm: with one group, or with one per channel."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    groups, channels = examined.record.groups, examined.channels
    if groups is None or channels is None or channels == 1:
        return None
    if groups == 1:
        text = "One group of all {channels} channels: it is layer norm over channels and pixels."
    elif groups == channels:
        text = "As many groups as channels, {channels}: it is instance norm."
    else:
        return None
    return FindingEvidence(text, {"groups": groups, "channels": channels})


RULE = FindingRule("special-groups", 40, "info", "group-special-cases", _find)
