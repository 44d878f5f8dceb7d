"""The Markdown of lessons as HTML, for the window and for pages."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from normviz.lessons.glossary import marked
from normviz.lessons.results import Result
from normviz.lessons.texts import filled

TermHtml = Callable[[str], str]
"""The HTML of a word of the glossary; it is given as HTML."""

_CODE: Final = re.compile(r"`([^`]+)`")
_STRONG: Final = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS: Final = re.compile(r"\*([^*]+)\*")
_MARK: Final = re.compile(r"\[\[([^\]]+)\]\]")


def paragraphs(text: str, term: TermHtml, results: Mapping[str, Result] | None = None) -> str:
    """Paragraphs with code, emphasis, numbers, and words of the glossary.

    Args:
        text: Of a lesson, with ``{names}`` of results and ``[[terms]]``; terms that are not marked
            are, where they are used first.
        term: Of a word of the glossary.
        results: By their names; None while they are computed.
    """
    parts = (inline(part, term, results) for part in marked(text).split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in parts if part.strip())


def inline(text: str, term: TermHtml, results: Mapping[str, Result] | None = None) -> str:
    """One paragraph; of the words of the glossary only those that are marked."""
    html = escape(filled(text, results), quote=False)
    html = _MARK.sub(lambda match: term(match[1]), html)
    html = _CODE.sub(r"<code>\1</code>", html)
    html = _STRONG.sub(r"<b>\1</b>", html)
    return _EMPHASIS.sub(r"<i>\1</i>", html)
