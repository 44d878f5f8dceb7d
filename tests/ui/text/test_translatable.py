"""Every text that is translated at run time is one that lupdate finds, in the same context."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.translations import PACKAGE, Source, collect, finding_texts, lupdate, sources_of

TRANSLATED_BY_SOURCE = {"ui/text/catalogue.py"}
"""The one function that translates what is data elsewhere; its texts are listed literally."""
COUNTED = re.compile(
    r"(?<!/)\{(?!most|limit|height)\w+\} (own )?(runs|epochs|steps|elements|groups|channels|samples"
    r"|digits|sets|parameters|layers|models|points|images|files|inputs|labels|batches|times)\b"
)
ALWAYS_SEVERAL = {
    "epoch (thin: training, mean of {count} samples; wide: validation)",
    "{count} sets of {size}",
    "{norm}: shared over all axes: one set of {size} elements.",
    "{norm}: shared over {shared}, separate along {kept}: {count} sets of {size} elements.",
    (
        "{norm}: shared over {shared} and over each of {groups} groups of channels, "
        "separate along {kept}: {count} sets of {size} elements."
    ),
    (
        "Each of {count} devices normalizes its own {samples} of {all} samples: what it "
        "computes does not depend on the others."
    ),
    (
        "a copy of the layer on each of {replicas} parts of the processor (MirroredStrategy), "
        "called with {samples} of {all} samples"
    ),
    "Mean of {count} runs, deviation {deviation}",
    *finding_texts(),
}
"""The figure and the quiz have other texts for one set, and for sets of one element; several
devices are two at least, and so are the samples that are divided among them, and runs that have
a deviation. Findings are sentences of the command line too, about layers of several channels."""
MODULES = sorted(PACKAGE.rglob("*.py"))
TRANSLATING = re.compile(r"\b_?tr\b|translate|TRANSLATE")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[Source]:
    """What lupdate finds in the package."""
    if lupdate() is None:
        pytest.skip("needs lupdate, which this PySide6 came without")
    path = tmp_path_factory.mktemp("texts") / "normviz.ts"
    collect(path)
    return sources_of(path)


class _Calls(ast.NodeVisitor):
    """Collects the translated texts of a module, and the calls that lupdate cannot read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: set[Source] = set()
        self.wrong: list[str] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr == "tr":  # whoever calls it has been through visit_Call
            self._refuse(node, "tr is called at once, as self.tr(…)")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = ast.unparse(node.func)
        if called == "self.tr":
            self._take(node, self._classes[-1:], node.args)
        elif called in ("QCoreApplication.translate", "QT_TRANSLATE_NOOP"):
            self._take(node, [_literal(node.args[0])], node.args[1:])
        elif called.split(".")[-1] in ("tr", "_tr", "_translate") or called == "translate":
            self._refuse(node, "lupdate knows self.tr and QCoreApplication.translate only")
        else:
            self.visit(node.func)
        for part in (*node.args, *(word.value for word in node.keywords)):
            self.visit(part)

    def _take(self, node: ast.Call, context: list[str | None], texts: list[ast.expr]) -> None:
        text = _literal(texts[0])
        if not context or not context[0] or text is None:
            self._refuse(node, "the context and the text are literals")
        else:
            self.found.add(Source(context[0], text, len(texts) > 2))

    def _refuse(self, node: ast.AST, why: str) -> None:
        if self.name not in TRANSLATED_BY_SOURCE:
            self.wrong.append(f"{self.name}:{node.lineno}: {ast.unparse(node)[:60]}: {why}")


def _literal(node: ast.expr) -> str | None:
    known = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if known else None


def _calls(path: Path, text: str) -> _Calls:
    calls = _Calls(path.relative_to(PACKAGE).as_posix())
    calls.visit(ast.parse(text))
    return calls


@cache
def _all_calls() -> list[_Calls]:
    """Of every module that names a function which translates; read once, which takes a second."""
    texts = {path: path.read_text("utf-8") for path in MODULES}
    return [_calls(path, text) for path, text in texts.items() if TRANSLATING.search(text)]


def test_every_translated_text_is_a_literal() -> None:
    assert [line for calls in _all_calls() for line in calls.wrong] == []


def test_lupdate_finds_every_text_where_the_program_looks_for_it(extracted: set[Source]) -> None:
    written = set().union(*(calls.found for calls in _all_calls()))
    assert written - extracted == set(), "translated at run time, and never extracted"
    assert extracted - written == set(), "extracted, and never asked for"


def test_a_count_before_a_noun_has_plural_forms(extracted: set[Source]) -> None:
    plain = {
        source.text for source in extracted if COUNTED.search(source.text) and not source.counted
    }
    assert plain - ALWAYS_SEVERAL == set()


def test_no_text_is_without_context(extracted: set[Source]) -> None:
    assert [source for source in extracted if not source.context] == []


@pytest.mark.parametrize(
    "line",
    [
        "tr = self.tr",
        "tr('text')",
        "self.tr(f'{text}')",
        "self.tr(text)",
        "self.tr('a' + text)",
        "dialog.tr('text')",
        "QCoreApplication.translate('Context', text)",
        "QCoreApplication.translate(context, 'text')",
    ],
)
def test_what_lupdate_cannot_read_is_refused(line: str) -> None:
    calls = _Calls("made.py")
    calls.visit(ast.parse(f"class Made:\n    def made(self): return ({line.split('= ')[-1]})"))
    assert len(calls.wrong) == 1
