"""A lesson as one HTML page: its words, its numbers, and figures that answer the pointer.

The page needs no network. A script, ``resources/html/figure.js``, joins figures and numbers, once
for all of them; another one, ``lesson.js``, explains the words of the glossary.
"""

from collections.abc import Mapping
from html import escape

from normviz.figure.export.html_template import fill, text_of
from normviz.figure.export.themed_html import ThemeColors
from normviz.lessons.glossary import term_named
from normviz.lessons.lesson import CHAPTERS, Lesson
from normviz.lessons.page.page_words import LessonPageWords
from normviz.lessons.page.step_figures import step_figure
from normviz.lessons.prose import inline, paragraphs
from normviz.lessons.results import Result
from normviz.lessons.texts import in_words, lesson_text, plain_text
from normviz.norms.keras_version import installed_keras

Results = Mapping[str, Result]


def lesson_page(lesson: Lesson, results: Results, words: LessonPageWords | None = None) -> str:
    """The text of the page.

    Args:
        lesson: Which.
        results: What its check found just now, on the real layers.
        words: Of the page; English when None.

    Raises:
        ValueError: A result is missing.
    """
    text = lesson_text(lesson.name)
    missing = [name for name in text.checks if name not in results]
    if missing:
        raise ValueError(f"expected the result {missing[0]!r} of {lesson.name}, received none")
    return _Page(lesson, results, words or LessonPageWords()).html()


class _Page:
    """The parts of one page; words of the glossary are gathered while they are written."""

    def __init__(self, lesson: Lesson, results: Results, words: LessonPageWords) -> None:
        self._lesson, self._results, self._words = lesson, results, words
        self._text = lesson_text(lesson.name)
        self._colors = ThemeColors()
        self._terms: dict[str, int] = {}

    def html(self) -> str:
        """The whole page."""
        words, text = self._words, self._text
        parts = {
            "chapter": escape(words.wording.title(CHAPTERS[self._lesson.chapter])),
            "heading": self._plain(text.title),
            "claim_head": escape(words.claim),
            "claim": self._prose(text.claim),
            "truth_head": escape(words.truth),
            "truth": self._prose(text.truth),
            "steps": self._steps(),
            "checks_head": escape(words.checks.format(version=installed_keras())),
            "checks": self._checks(),
            "sources_head": escape(words.sources),
            "sources": self._sources(),
            "related": self._related(),
            "glossary": self._glossary(),
        }
        light, dark = self._colors.declarations()
        return fill(
            "lesson.html",
            language=escape(words.figure.language),
            title=escape(plain_text(text.title).replace("`", "")),
            light=light,
            dark=dark,
            style=f"{text_of('figure.css')}\n{text_of('lesson.css')}",
            script=f"{text_of('figure.js')}\n{text_of('lesson.js')}",
            **parts,
        )

    def _prose(self, text: str) -> str:
        return paragraphs(text, self._term, self._results)

    def _plain(self, text: str) -> str:
        return inline(plain_text(text), self._term, self._results)

    def _term(self, word: str) -> str:
        """A word with its meaning, which the script shows where it is pointed at."""
        term = term_named(word)
        if term is None:
            return word
        number = self._terms.setdefault(term.name, len(self._terms))
        return f'<span class="term" tabindex="0" aria-describedby="term{number}">{word}</span>'

    def _steps(self) -> str:
        pairs = zip(self._lesson.steps, self._text.steps, strict=True)
        return "\n".join(
            f"<section><h2>{number}. {self._plain(said.title)}</h2>{self._prose(said.body)}"
            f"{step_figure(step, number, self._colors, self._words)}</section>"
            for number, (step, said) in enumerate(pairs, 1)
        )

    def _checks(self) -> str:
        return "\n".join(
            self._check(sentence, self._results[name])
            for name, sentence in self._text.checks.items()
        )

    def _check(self, sentence: str, result: Result) -> str:
        words = self._words
        kind, spoken, mark = (
            ("ok", words.holds, "✓") if result.holds else ("error", words.fails, "✗")
        )
        found = in_words(result.received)
        if result.expected is not None:
            found = words.compared.format(expected=in_words(result.expected), received=found)
        return (
            f'<li class="{kind}"><span class="mark" role="img" aria-label="{escape(spoken)}">'
            f"{mark}</span> {self._plain(sentence)}"
            f'<br><span class="found">{escape(found)}</span></li>'
        )

    def _sources(self) -> str:
        return "\n".join(
            f'<li><a href="{escape(source.url)}">{escape(source.title)}</a> '
            f'<span class="found">· {escape(source.place)}</span></li>'
            for source in self._lesson.sources
        )

    def _related(self) -> str:
        """The titles of the lessons to try next; nothing where there are none."""
        titles = (
            f"<li>{self._plain(lesson_text(each).title)}</li>" for each in self._lesson.related
        )
        listed = "\n".join(titles)
        return f"<h2>{escape(self._words.related)}</h2>\n<ul>\n{listed}\n</ul>" if listed else ""

    def _glossary(self) -> str:
        """The words that the page explains; nothing where there are none."""
        found = [(at, term_named(name)) for name, at in self._terms.items()]
        listed = "\n".join(
            f'<dt>{escape(term.name)}</dt><dd id="term{at}">{escape(term.definition)}</dd>'
            for at, term in found
            if term is not None
        )
        return f"<h2>{escape(self._words.glossary)}</h2>\n<dl>\n{listed}\n</dl>" if listed else ""
