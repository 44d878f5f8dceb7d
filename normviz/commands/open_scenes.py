"""``normviz open``: opens scenes, slides or models; ``normviz FILE`` does the same."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normviz.commands import window
from normviz.commands.arguments import add_data_dir, add_runs_dir, file_path
from normviz.files.model_names import (
    is_any_model,
    is_model_file,
    refuse_other_model,
)
from normviz.files.plain_file import cannot_read, open_plain
from normviz.scenes.files import SUFFIX, read_content

if TYPE_CHECKING:
    from normviz.scenes.scene import Scene
    from normviz.scenes.slides import Deck

NAME = "open"


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        NAME,
        help="open scenes, slides or models in the window",
        description="Opens scenes in the window, one after the other; the last one is seen. Slides "
        "are listed beside the view (F5 presents them), and a model file is examined in the "
        "Inspect view. “normviz FILE” does the same.",
    )
    command.add_argument("files", metavar="FILE", type=file_path, nargs="+")
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads the files, opens the window and waits until it is closed.

    Raises:
        UserError: A file cannot be read or holds no scene; no window is opened.
    """
    return window.open_window(arguments, [_content(path) for path in arguments.files])


def _content(path: Path) -> "Scene | Deck":
    """What a file asks the window to show; a model is read there."""
    if not is_model_file(path):
        refuse_other_model(path)
        return read_content(path)
    from normviz.scenes.inspect_scene import InspectScene
    from normviz.scenes.scene import Scene

    try:
        open_plain(path).close()
    except OSError as error:
        raise cannot_read(path, error) from error
    return Scene("inspect", inspect=InspectScene(str(path.absolute())))


def with_command(words: Sequence[str]) -> list[str]:
    """The command line with ``open`` before a file that stands where a command is expected.

    Args:
        words: After ``normviz``.
    """
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        is_value = before.startswith("--") and "=" not in before  # options of the window take one
        if word.startswith("-") or is_value:
            continue
        if word.lower().endswith(SUFFIX) or is_any_model(Path(word)):
            return [*words[:at], NAME, *words[at:]]
        break
    return list(words)
