"""The words of a lesson: one Markdown file per lesson and language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from normviz.assets import resource
from normviz.lessons.results import Result, Value
from normviz.number_text import count, setting

_SECTION: Final = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
_PLACEHOLDER: Final = re.compile(r"\{([a-z_0-9]+)\}")
_TERM: Final = re.compile(r"\[\[([^\]\n]+)\]\]")
_UNKNOWN: Final = "…"
CHECKS: Final = "Checks"
"""The heading of the last section: a list with one sentence per result."""


@dataclass(frozen=True)
class StepText:
    """The words of one step.

    Attributes:
        title: A few words.
        body: Markdown; ``{names}`` stand for results, ``[[terms]]`` for words of the glossary.
    """

    title: str
    body: str


@dataclass(frozen=True)
class LessonText:
    """The words of a lesson.

    Attributes:
        title: The question, or the subject.
        claim: What people say.
        truth: What is true.
        steps: As many as the lesson has.
        checks: A sentence for each result about which something is claimed.
    """

    title: str
    claim: str
    truth: str
    steps: tuple[StepText, ...]
    checks: Mapping[str, str]


@cache
def lesson_text(name: str, language: str = "en") -> LessonText:
    """The words of a lesson, in English where they are not translated.

    Args:
        name: Of the lesson.
        language: Two letters.

    Raises:
        ValueError: The file has not the form of a lesson.
    """
    try:
        file = resource("lessons", language, f"{name}.md")
    except FileNotFoundError:
        if language == "en":
            raise
        return lesson_text(name)
    return parse(file.read_text(encoding="utf-8"), name)


def parse(text: str, name: str) -> LessonText:
    """The parts of a lesson's file.

    Args:
        text: ``# title``, a line ``Claim: …``, a line ``Truth: …``, one section ``## …`` per step,
            and a section ``## Checks`` with lines ``- name: sentence``.
        name: What errors call it.

    Raises:
        ValueError: The text has another form.
    """
    head, *sections = _SECTION.split(text)
    titles, bodies = sections[::2], [each.strip() for each in sections[1::2]]
    if CHECKS not in titles or titles[-1] != CHECKS:
        raise ValueError(f"{name}: expected a last section {CHECKS!r}, received {titles}")
    title, claim, truth = (_line(head, key, name) for key in ("# ", "Claim: ", "Truth: "))
    steps = tuple(map(StepText, titles[:-1], bodies[:-1]))
    if not steps:
        raise ValueError(f"{name}: expected a section per step, received none")
    return LessonText(title, claim, truth, steps, _checks(bodies[-1], name))


def _line(head: str, start: str, name: str) -> str:
    for line in head.splitlines():
        if line.startswith(start):
            return line.removeprefix(start).strip()
    raise ValueError(f"{name}: expected a line that starts with {start!r}, received none")


def _checks(body: str, name: str) -> dict[str, str]:
    found = {}
    for line in body.splitlines():
        key, colon, sentence = line.removeprefix("- ").partition(": ")
        if not (line.startswith("- ") and colon and sentence.strip()):
            raise ValueError(f"{name}: expected lines '- name: sentence', received {line!r}")
        found[key] = sentence.strip()
    return found


def placeholders(text: str) -> set[str]:
    """The names of results that a text wants."""
    return set(_PLACEHOLDER.findall(text))


def filled(text: str, results: Mapping[str, Result] | None) -> str:
    """The text with its numbers; ``…`` where they are not computed yet.

    Args:
        text: Words with ``{names}``.
        results: By their names; None while they are computed.
    """

    def number(match: re.Match[str]) -> str:
        result = (results or {}).get(match[1])
        return _UNKNOWN if result is None else in_words(result.received)

    return _PLACEHOLDER.sub(number, text)


def terms(text: str) -> set[str]:
    """The words of a text that the glossary defines."""
    return set(_TERM.findall(text))


def plain_text(text: str) -> str:
    """The text without marks for the glossary, for where nothing can be pointed at."""
    return _TERM.sub(r"\1", text)


def in_words(value: Value) -> str:
    """A value as lessons write it: three digits, a real minus sign, tiny numbers as powers."""
    if isinstance(value, str):
        return value
    return count(value) if isinstance(value, int) else setting(value, 3)
