"""``normviz lessons``: lists the lessons, shows one, and computes their checks."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from normviz.commands.printing import make_console, print_json

if TYPE_CHECKING:
    from normviz.lessons.lesson import Lesson
    from normviz.lessons.results import Result

_FIELDS = """\
JSON: a list of objects with id, chapter, claim, truth and checks, a list of objects with text,
expected, received and holds; the last three are null unless --check is given."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "lessons",
        help="list the lessons and check what they say",
        description="Lists the lessons, or shows one. --check computes every number that they "
        "show on the real Keras layers; exit status 1 where one does not hold.",
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("lesson", metavar="ID", nargs="?", help="one lesson; all without it")
    command.add_argument("--check", action="store_true", help="compute the checks")
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the lessons; 1 where a check does not hold."""
    from normviz.lessons.catalog import in_order, lesson_named

    chosen = (lesson_named(arguments.lesson),) if arguments.lesson else in_order()
    found = _check(chosen) if arguments.check else {}
    if arguments.json:
        print_json([describe(each, found.get(each.name)) for each in chosen])
    elif arguments.lesson or arguments.check:
        for lesson in chosen:
            _print(lesson, found.get(lesson.name))
    else:
        _print_list(chosen)
    return 0 if all(each.holds for results in found.values() for each in results.values()) else 1


def _check(lessons: Sequence["Lesson"]) -> "dict[str, dict[str, Result]]":
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.laboratory import KerasLaboratory

    laboratory = KerasLaboratory()
    return {
        lesson.name: {each.name: each for each in lesson.check(laboratory)} for lesson in lessons
    }


def describe(lesson: "Lesson", results: "dict[str, Result] | None" = None) -> dict[str, Any]:
    """One lesson as an object that ``json`` writes.

    Args:
        lesson: Of the catalogue.
        results: What its check found; None where it was not computed.
    """
    from normviz.lessons.texts import filled, lesson_text, plain_text

    text = lesson_text(lesson.name)
    checks = []
    for name, sentence in text.checks.items():
        result = results[name] if results else None
        checks.append(
            {
                "text": filled(sentence, results),
                "expected": result.expected if result else None,
                "received": result.received if result else None,
                "holds": result.holds if result else None,
            }
        )
    return {
        "id": lesson.name,
        "chapter": lesson.chapter,
        "claim": plain_text(filled(text.claim, results)),
        "truth": plain_text(filled(text.truth, results)),
        "checks": checks,
    }


def _print_list(lessons: Sequence["Lesson"]) -> None:
    from rich.table import Table  # only where it is wanted
    from rich.text import Text

    from normviz.commands.printing import print_table
    from normviz.lessons.lesson import CHAPTERS
    from normviz.lessons.texts import lesson_text

    table = Table("lesson", "chapter", "title")
    for lesson in lessons:
        title = lesson_text(lesson.name).title
        table.add_row(lesson.name, CHAPTERS[lesson.chapter], Text(title))
    print_table(table)


def _print(lesson: "Lesson", results: "dict[str, Result] | None") -> None:
    from rich.text import Text

    from normviz.lessons.texts import in_words, lesson_text

    console = make_console()
    told = describe(lesson, results)
    console.print(Text(f"{lesson.name}: {lesson_text(lesson.name).title}", style="bold"))
    console.print(Text(f"  Claim: {told['claim']}"))
    console.print(Text(f"  Truth: {told['truth']}"))
    for check in told["checks"]:
        if check["holds"] is None:
            console.print(Text(f"  - {check['text']}"))
            continue
        mark = "holds" if check["holds"] else "DOES NOT HOLD"
        expected, received = in_words(check["expected"]), in_words(check["received"])
        line = f"  {mark}: {check['text']}: {received} (expected {expected})"
        console.print(Text(line, style="" if check["holds"] else "red"))
    console.print()
