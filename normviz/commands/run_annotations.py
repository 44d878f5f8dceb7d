"""``normviz runs tag`` and ``normviz runs note``: what a user says of runs."""

import argparse
import sys
from typing import Any

from normviz.commands.arguments import add_runs_dir
from normviz.commands.printing import printable


def add_annotations(subparsers: Any) -> None:
    """Adds the two commands."""
    tag = subparsers.add_parser(
        "tag",
        help="give runs tags, or take them away",
        description="Gives a run tags, or takes them away, and prints those that it has then.",
    )
    tag.add_argument("run_name", metavar="RUN", help="id or name of a run")
    tag.add_argument("tags", metavar="TAG", nargs="*", help="tags to give")
    tag.add_argument("--remove", metavar="TAG", action="append", default=[], help="tag to take")
    tag.set_defaults(run=run_tag)
    note = subparsers.add_parser(
        "note",
        help="write a note on a run",
        description="Writes a note on a run; without a text it prints the note.",
    )
    note.add_argument("run_name", metavar="RUN", help="id or name of a run")
    note.add_argument("text", metavar="TEXT", nargs="?", help="the note; '' removes it")
    note.set_defaults(run=run_note)
    for command in (tag, note):
        add_runs_dir(command)


def run_tag(arguments: argparse.Namespace) -> int:
    """Changes the tags of a run.

    Raises:
        UserError: There is no such run, or a tag is none.
    """
    from normviz.commands.training.sound_store import open_sound

    with open_sound(arguments.runs_dir, must_exist=True) as store:
        found = store.run(arguments.run_name)
        kept = [tag for tag in found.tags if tag not in arguments.remove]
        if arguments.tags or arguments.remove:
            store.tag(found.id, [*kept, *arguments.tags])
        tags = store.run(found.id).tags
    sys.stdout.write(printable(", ".join(tags)) + "\n")
    return 0


def run_note(arguments: argparse.Namespace) -> int:
    """Writes or prints the note of a run.

    Raises:
        UserError: There is no such run, or the note is too long.
    """
    from normviz.commands.training.sound_store import open_sound

    with open_sound(arguments.runs_dir, must_exist=True) as store:
        found = store.run(arguments.run_name)
        if arguments.text is not None:
            store.note(found.id, arguments.text)
        note = store.run(found.id).note
    for line in note.splitlines():
        sys.stdout.write(printable(line) + "\n")
    return 0
