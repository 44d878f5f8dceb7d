"""The parts of a lesson's page as HTML."""

from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from normviz.lessons.lesson import Lesson
from normviz.lessons.results import Result
from normviz.lessons.texts import LessonText, in_words, lesson_text, plain_text
from normviz.ports.lessons import Results
from normviz.ui.lessons.prose_html import inline_html, link

STEP: Final = "step:"
"""What the address of a step begins with; its number follows, from 0."""
LESSON: Final = "lesson:"
"""What the address of a lesson begins with; its name follows."""


def steps_html(text: LessonText, results: Results | None = None) -> str:
    """The steps as a numbered list of links.

    Args:
        text: The words of the lesson.
        results: For numbers in titles; None while they are computed.
    """
    items = (
        f"<li>{link(f'{STEP}{at}', inline_html(plain_text(step.title), results))}</li>"
        for at, step in enumerate(text.steps)
    )
    return f"<ol style='margin: 0 0 0 -16px;'>{''.join(items)}</ol>"


def checks_html(text: LessonText, results: Results | None, numbers: bool) -> str:
    """A row for each check: what was found, and what about.

    Args:
        text: The words of the lesson.
        results: None while they are computed.
        numbers: Whether to say what was expected and received.
    """
    rows = []
    for name, sentence in text.checks.items():
        result = (results or {}).get(name)
        said = inline_html(plain_text(sentence), results)
        if numbers and result is not None:
            said += f"<br><span class='muted'>{escape(_compared(result))}</span>"
        rows.append(
            f"<tr><td width='24'>{_mark(result)}</td>"
            f"<td style='padding-bottom: 4px;'>{said}</td></tr>"
        )
    return f"<table cellspacing='0' cellpadding='0'>{''.join(rows)}</table>"


def sources_html(lesson: Lesson) -> str:
    """The papers and pages, one per line."""
    lines = (
        f"{link(source.url, escape(source.title))}"
        f"<span class='muted'> \N{MIDDLE DOT} {escape(source.place)}</span>"
        for source in lesson.sources
    )
    return "".join(f"<p>{line}</p>" for line in lines)


def related_html(lesson: Lesson) -> str:
    """The lessons to try next, one per line."""
    return "".join(
        f"<p>{link(f'{LESSON}{name}', inline_html(plain_text(lesson_text(name).title)))}</p>"
        for name in lesson.related
    )


def _mark(result: Result | None) -> str:
    if result is None:
        return "<span class='muted'>…</span>"
    return "<span class='ok'>✓</span>" if result.holds else "<span class='error'>✗</span>"


def _compared(result: Result) -> str:
    received = in_words(result.received)
    if result.expected is None:
        return received
    text = QCoreApplication.translate("Learn", "expected {expected}, received {received}")
    return text.format(expected=in_words(result.expected), received=received)
