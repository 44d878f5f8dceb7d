"""The Markdown of lessons as the HTML that Qt shows."""

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from normviz.ports.lessons import Results

TERM: Final = "term:"
"""What the address of a word of the glossary begins with."""


def prose_html(text: str, results: "Results | None" = None) -> str:
    """Paragraphs with code, emphasis, numbers, and links to words of the glossary.

    Args:
        text: Of a lesson, with ``{names}`` of results and ``[[terms]]``; terms that are not marked
            are, where they are used first.
        results: By their names; None while they are computed.
    """
    from normviz.lessons.prose import paragraphs  # not before the first paint

    return paragraphs(text, _term_link, results)


def inline_html(text: str, results: "Results | None" = None) -> str:
    """One paragraph; only terms that are marked become links."""
    from normviz.lessons.prose import inline  # not before the first paint

    return inline(text, _term_link, results)


def link(address: str, html: str) -> str:
    """A link; ``html`` is escaped already."""
    return f'<a href="{escape(address)}">{html}</a>'


def _term_link(word: str) -> str:
    return link(f"{TERM}{word}", word)
