"""``normviz quiz``: prints the questions of the quiz, the same ones for the same seed."""

import argparse
from itertools import islice
from typing import TYPE_CHECKING, Any

from normviz.commands.arguments import whole_number_in
from normviz.commands.printing import make_console, print_json

if TYPE_CHECKING:
    from normviz.lessons.quiz.question import QuizQuestion

_FIELDS = """\
JSON: a list of objects with number (from 1), kind, question, choices (a list of strings), answer
(the place of the right choice, from 0), reason and why (one sentence per choice)."""
_MOST = 10_000
_LETTERS = "abcdefgh"


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "quiz",
        help="print questions about statistic sets, the same for the same seed",
        description="Prints questions whose answers are computed from the statistic sets and by "
        "normalizing. The window asks the same ones for the same seed: Help ▸ Quiz.",
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--seed",
        metavar="S",
        type=whole_number_in(0, 2**31 - 1),
        default=0,
        help="of the questions (0)",
    )
    command.add_argument(
        "--count",
        metavar="N",
        type=whole_number_in(1, _MOST),
        default=10,
        help="how many questions (10)",
    )
    command.add_argument("--kind", metavar="K", default="", help="one kind of question only")
    command.add_argument("--answers", action="store_true", help="print the answers, too")
    command.add_argument(
        "--json", action="store_true", help="print one JSON list of objects, with answers"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the questions.

    Raises:
        UserError: There is no such kind.
    """
    from normviz.lessons.quiz.catalog import questions

    asked = list(islice(questions(arguments.seed, arguments.kind), arguments.count))
    if arguments.json:
        print_json([describe(each, number) for number, each in enumerate(asked, 1)])
    else:
        for number, question in enumerate(asked, 1):
            _print(question, number, with_answer=arguments.answers)
    return 0


def describe(question: "QuizQuestion", number: int) -> dict[str, Any]:
    """One question as an object that ``json`` writes."""
    return {
        "number": number,
        "kind": question.kind,
        "question": str(question.text),
        "choices": [str(each.text) for each in question.choices],
        "answer": question.answer,
        "reason": str(question.reason),
        "why": [str(each.why) for each in question.choices],
    }


def _print(question: "QuizQuestion", number: int, *, with_answer: bool) -> None:
    from rich.text import Text

    console = make_console()
    console.print(Text(f"{number}. {question.text}", style="bold"))
    for letter, choice in zip(_LETTERS, question.choices, strict=False):
        console.print(Text(f"   {letter}) {choice.text}"))
    if with_answer:
        console.print(Text(f"   Right: {_LETTERS[question.answer]}) {question.reason}"))
    console.print()
