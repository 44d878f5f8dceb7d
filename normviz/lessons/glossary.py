"""The glossary: words of the field with a definition, marked where a text first uses them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from normviz.assets import resource

_KEPT: Final = r"`[^`]*`|\{[^}]*\}|\[\[[^\]]*\]\]"
"""Code, placeholders and marks that are there already."""


@dataclass(frozen=True)
class Term:
    """A word of the glossary.

    Attributes:
        name: How it is listed.
        forms: All forms that texts use, the name among them.
        definition: One or two sentences.
    """

    name: str
    forms: tuple[str, ...]
    definition: str


@cache
def glossary(language: str = "en") -> tuple[Term, ...]:
    """All terms, in English where they are not translated.

    Args:
        language: Two letters.

    Raises:
        ValueError: The file has another form than lines ``- name, form: definition``.
    """
    try:
        file = resource("glossary", f"{language}.md")
    except FileNotFoundError:
        if language == "en":
            raise
        return glossary()
    return tuple(map(_term, file.read_text(encoding="utf-8").splitlines()))


def term_named(word: str, language: str = "en") -> Term | None:
    """The term that has ``word`` among its forms, in any case; None where there is none."""
    return _by_form(language).get(word.casefold())


def marked(text: str, language: str = "en") -> str:
    """The text with ``[[…]]`` around the first use of each term.

    Args:
        text: Words of a lesson; marks in it stay, code and placeholders are left alone.
        language: Of the text.
    """
    seen: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        kept, word = match[1], match[2]
        term = term_named(word or kept.strip("[]"), language)
        is_first = term is not None and term.name not in seen
        if term is not None:
            seen.add(term.name)
        return f"[[{word}]]" if word and is_first else match[0]

    return _pattern(language).sub(mark, text)


def _term(line: str) -> Term:
    head, colon, definition = line.removeprefix("- ").partition(": ")
    if not (line.startswith("- ") and colon and definition.strip()):
        raise ValueError(f"expected lines '- name, form: definition', received {line!r}")
    forms = tuple(each.strip() for each in head.split(","))
    return Term(forms[0], forms, definition.strip())


@cache
def _by_form(language: str) -> dict[str, Term]:
    return {form.casefold(): term for term in glossary(language) for form in term.forms}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = sorted(_by_form(language), key=len, reverse=True)  # "batch size" before "batch"
    words = "|".join(map(re.escape, forms))
    return re.compile(rf"({_KEPT})|(?<![\w-])({words})(?![\w-])", re.IGNORECASE)
