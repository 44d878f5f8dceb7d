"""``normviz lessons``: lists the lessons, shows one, and computes their checks."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normviz.commands.arguments import file_path
from normviz.commands.printing import make_console, print_json
from normviz.errors import UsageError

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
        "show on the real Keras layers; exit status 1 where one does not hold. -o does so for one "
        "lesson, and saves it as an HTML page that needs no network, with its figures.",
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("lesson", metavar="ID", nargs="?", help="one lesson; all without it")
    command.add_argument("--check", action="store_true", help="compute the checks")
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.add_argument("-o", "--output", metavar="F.html", type=file_path, help="save as a page")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the lessons, or saves one; 1 where a check does not hold.

    Raises:
        UserError: There is no such lesson, or its page cannot be written.
    """
    from normviz.lessons.catalog import in_order, lesson_named

    _check_output(arguments)
    chosen = (lesson_named(arguments.lesson),) if arguments.lesson else in_order()
    found = _check(chosen) if arguments.check or arguments.output else {}
    if arguments.output:
        _save(chosen[0], found[chosen[0].name], arguments.output)
    elif arguments.json:
        print_json([describe(each, found.get(each.name)) for each in chosen])
    elif arguments.lesson or arguments.check:
        for lesson in chosen:
            _print(lesson, found.get(lesson.name))
    else:
        _print_list(chosen)
    return 0 if all(each.holds for results in found.values() for each in results.values()) else 1


def _check_output(arguments: argparse.Namespace) -> None:
    """Refuses what could not be saved, before anything is computed."""
    if arguments.output is None:
        return
    if arguments.lesson is None:
        raise UsageError("expected one lesson to save with -o, received none; see normviz lessons")
    if arguments.json:
        raise UsageError("expected --json or -o, received both")
    if arguments.output.suffix.lower() not in (".html", ".htm"):
        raise UsageError(
            f"expected an output that ends in .html, received {arguments.output.name!r}"
        )


def _save(lesson: "Lesson", results: "dict[str, Result]", path: Path) -> None:
    from normviz.files.atomic import write_bytes
    from normviz.lessons.page.lesson_page import lesson_page

    write_bytes(path, lesson_page(lesson, results).encode())


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
