"""What is said where a search finds no run."""

from PySide6.QtCore import QCoreApplication

from normviz.presentation.runs.run_search import FIELDS, Doubt, parse_search
from normviz.ui.text.showable import showable


def none_found_text(search: str) -> str:
    """That nothing is found, and which words look like conditions and are none."""
    said = [QCoreApplication.translate("RunsTable", "No run holds all of what is searched.")]
    said += [_doubt_text(word, doubt) for word, doubt in parse_search(search).doubts.items()]
    return "\n".join(said)


def _doubt_text(word: str, doubt: Doubt) -> str:
    texts = {
        "field": QCoreApplication.translate(
            "RunsTable", "{word} is no condition: expected one of {fields} before the sign."
        ),
        "sign": QCoreApplication.translate(
            "RunsTable", "{word} is no condition: expected : or = before a text."
        ),
        "number": QCoreApplication.translate(
            "RunsTable", "{word} is no condition: expected a number behind the sign."
        ),
        "value": QCoreApplication.translate(
            "RunsTable", "{word} is no condition: expected a text behind the sign."
        ),
    }
    return texts[doubt].format(word=showable(word), fields=", ".join(FIELDS))
