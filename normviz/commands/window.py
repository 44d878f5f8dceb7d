"""``normviz`` without a command: opens the window."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from normviz.commands.arguments import add_data_dir, add_runs_dir
from normviz.interruption import end_at_once

if TYPE_CHECKING:
    from normviz.scenes.scene import Scene
    from normviz.scenes.slides import Deck


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the options of the window to the program itself."""
    parser.add_argument(
        "--view", metavar="V", help="view to open on; the one of the last session without it"
    )
    add_data_dir(parser, main=True)
    add_runs_dir(parser, main=True)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Opens the window and waits until it is closed."""
    return open_window(arguments)


def open_window(arguments: argparse.Namespace, scenes: Sequence["Scene | Deck"] = ()) -> int:
    """Opens the window on ``scenes`` and waits until it is closed.

    Args:
        arguments: The options of the window.
        scenes: Scenes and slides to show; without any, the last session.

    Returns:
        The exit status.
    """
    from normviz.app import composition  # Qt is imported for a window only
    from normviz.diagnostics.crash_report import crashes_recorded

    end_at_once()  # Qt would swallow an exception; the shown window takes the signals over
    with crashes_recorded():
        return composition.run(arguments.view, arguments.data_dir, arguments.runs_dir, scenes)
