"""``normviz open``: opens scenes or slides; ``normviz F.normviz`` does the same."""

import argparse
from collections.abc import Sequence
from typing import Any

from normviz.commands import window
from normviz.commands.arguments import add_data_dir, add_runs_dir, file_path
from normviz.scenes.files import SUFFIX, read_content

NAME = "open"


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        NAME,
        help="open scenes or slides in the window",
        description="Opens scenes in the window, one after the other; the last one is seen. Slides "
        "are listed beside the view (F5 presents them). “normviz F.normviz” does the same.",
    )
    command.add_argument("files", metavar="F.normviz", type=file_path, nargs="+")
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads the files, opens the window and waits until it is closed.

    Raises:
        UserError: A file cannot be read or holds no scene; no window is opened.
    """
    return window.open_window(arguments, [read_content(path) for path in arguments.files])


def with_command(words: Sequence[str]) -> list[str]:
    """The command line with ``open`` before a scene file that stands where a command is expected.

    Args:
        words: After ``normviz``.
    """
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        is_value = before.startswith("--") and "=" not in before  # options of the window take one
        if word.startswith("-") or is_value:
            continue
        if word.lower().endswith(SUFFIX):
            return [*words[:at], NAME, *words[at:]]
        break
    return list(words)
