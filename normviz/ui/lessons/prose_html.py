"""The Markdown of lessons as the HTML that Qt shows."""

import re
from html import escape
from typing import Final

from normviz.lessons.glossary import marked
from normviz.lessons.texts import filled
from normviz.ports.lessons import Results

TERM: Final = "term:"
"""What the address of a word of the glossary begins with."""

_CODE: Final = re.compile(r"`([^`]+)`")
_STRONG: Final = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS: Final = re.compile(r"\*([^*]+)\*")
_MARK: Final = re.compile(r"\[\[([^\]]+)\]\]")


def prose_html(text: str, results: Results | None = None) -> str:
    """Paragraphs with code, emphasis, numbers, and links to words of the glossary.

    Args:
        text: Of a lesson, with ``{names}`` of results and ``[[terms]]``; terms that are not marked
            are, where they are used first.
        results: By their names; None while they are computed.
    """
    parts = (inline_html(part, results) for part in marked(text).split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in parts if part.strip())


def inline_html(text: str, results: Results | None = None) -> str:
    """One paragraph; only terms that are marked become links."""
    html = escape(filled(text, results), quote=False)
    html = _MARK.sub(lambda match: link(f"{TERM}{match[1]}", match[1]), html)
    html = _CODE.sub(r"<code>\1</code>", html)
    html = _STRONG.sub(r"<b>\1</b>", html)
    return _EMPHASIS.sub(r"<i>\1</i>", html)


def link(address: str, html: str) -> str:
    """A link; ``html`` is escaped already."""
    return f'<a href="{escape(address)}">{html}</a>'
