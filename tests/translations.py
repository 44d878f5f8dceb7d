"""Extracts the window's texts for translators: finds and runs Qt's lupdate, reads its output.

``python -m tests.translations`` writes two files anew: ``normviz/ui/text/catalogue_texts.py``,
which lists the texts of the registries literally, and ``resources/translations/normviz.ts``, the
template from which a translation begins.
"""

import ast
import json
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import PySide6

import normviz
from normviz.app.composition import VIEWS
from normviz.datasets.catalog import CATALOG as DATASETS
from normviz.datasets.info import DatasetInfo
from normviz.figure.registries import COLORINGS, SOURCES
from normviz.lessons.lesson import CHAPTERS
from normviz.lessons.quiz.catalog import KINDS, question_at
from normviz.lessons.quiz.question import texts_of, words_of
from normviz.norms import CATALOG
from normviz.recipes import RECIPES, Recipe

PACKAGE = Path(normviz.__file__).parent
TEMPLATE = PACKAGE.parent / "resources" / "translations" / "normviz.ts"
CATALOGUE = PACKAGE / "ui" / "text" / "catalogue_texts.py"
QUESTIONS = 250
"""Of each kind: so many that every sentence of the quiz is among them."""

_HEAD = '''"""The registries' texts, for lupdate; written by ``python -m tests.translations``."""

# ruff: noqa: E501
# fmt: off

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS = (
'''


@dataclass(frozen=True)
class Source:
    """A text that can be translated.

    Attributes:
        context: What translators see it under.
        text: In English.
        counted: Whether it has plural forms.
    """

    context: str
    text: str
    counted: bool = False


def lupdate() -> Path | None:
    """The program that collects texts, or None where PySide6 came without it."""
    folder = Path(PySide6.__file__).parent
    names = ("lupdate", "lupdate.exe", "Qt/libexec/lupdate")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def collect(path: Path) -> None:
    """Writes all texts of the package into a new .ts file.

    Args:
        path: The file; one that is there is replaced.

    Raises:
        FileNotFoundError: PySide6 came without lupdate.
        subprocess.CalledProcessError: It failed.
    """
    program = lupdate()
    if program is None:
        raise FileNotFoundError("expected lupdate in the folder of PySide6, found none")
    modules = sorted(PACKAGE.rglob("*.py"))
    path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "modules"
        listed.write_text("\n".join(map(str, modules)), "utf-8")
        subprocess.run(  # noqa: S603  # a program of PySide6
            [program, "-silent", "-locations", "none", f"@{listed}", "-ts", path],
            check=True, capture_output=True, text=True, timeout=100,
        )  # fmt: skip


def sources_of(path: Path) -> set[Source]:
    """The texts in a .ts file that lupdate wrote."""
    root = ET.parse(path).getroot()  # noqa: S314  # written by lupdate a moment ago
    return {
        Source(
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.get("numerus") == "yes",
        )
        for context in root.iter("context")
        for message in context.iter("message")
    }


def catalogue() -> list[str]:
    """The texts of the registries, each once, in their order."""
    texts = [text for view in VIEWS for text in (view.title, view.tip)]
    texts += [*CHAPTERS.values(), *(norm.title for norm in CATALOG.values())]
    for shown in (*COLORINGS.values(), *SOURCES.values()):
        texts += [shown.title, shown.tip]
    for recipe in RECIPES.values():
        texts += _of_recipe(recipe)
    for info in DATASETS.values():
        texts += _of_data_set(info)
    texts += _of_quiz()
    texts += finding_texts()
    return [*dict.fromkeys(filter(None, texts))]


@cache
def _of_quiz() -> list[str]:
    """The sentences of the quiz: those that many of its questions are made from, sorted."""
    found: set[str] = set()
    for kind in KINDS:
        for seed in range(QUESTIONS):
            question = question_at(seed, 0, kind)
            found.update(*map(texts_of, words_of(question)))
    words = {text for text in found if re.search(r"[A-Za-z]{2}", re.sub(r"\{\w+\}", "", text))}
    return [kind.title for kind in KINDS.values()] + sorted(words)


def _of_data_set(info: DatasetInfo) -> list[str]:
    classes = () if info.is_digits else info.classes
    return [info.title, info.in_table, info.text_here, info.text_missing, *classes]


def finding_texts() -> list[str]:
    """The sentences of the rules: all texts of their modules that end as sentences do."""
    folder = PACKAGE / "inspection" / "findings"
    return [
        node.value
        for path in sorted(folder.glob("[!_]*.py"))
        for node in ast.walk(_without_docstrings(ast.parse(path.read_text("utf-8"))))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.endswith(".")
    ]


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return tree


def _of_recipe(recipe: Recipe) -> list[str]:
    presets = [settings.text for settings in recipe.presets.values()]
    seen = [published.text for published in recipe.published]
    return [recipe.title, recipe.source, recipe.text, *presets, *seen]


def write_catalogue(path: Path) -> None:
    """Writes the module that lists the texts of the registries."""
    lines = [
        f"    QT_TRANSLATE_NOOP({_quoted('Catalogue')}, {_quoted(text)}),\n" for text in catalogue()
    ]
    path.write_text(f"{_HEAD}{''.join(lines)})\n", "utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    write_catalogue(CATALOGUE)
    TEMPLATE.parent.mkdir(exist_ok=True)
    collect(TEMPLATE)
