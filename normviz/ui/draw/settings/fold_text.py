"""What is said of a network whose batch norm is folded away."""

from PySide6.QtCore import QCoreApplication

from normviz.ports.prediction import FoldCheck
from normviz.presentation.number_format import count, number
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.showable import showable


def fold_text(title: str, found: FoldCheck | str) -> str:
    """How far its answers are from the original's.

    Args:
        title: Of the folded network.
        found: What was found, or why nothing was.
    """
    if isinstance(found, str):
        words = QCoreApplication.translate("ModelsSection", "{model} was not compared. {problem}")
        return words.format(model=showable(title), problem=found)
    words = QCoreApplication.translate(
        "ModelsSection",
        "{model}: over {samples} validation digits no probability differs from the original by "
        "more than {largest}.",
    )
    said = words.format(
        model=showable(title), samples=count(found.samples), largest=number(found.largest)
    )
    return f"{said} {error_text(found.remark)}".strip()
