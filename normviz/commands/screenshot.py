"""``normviz screenshot``: saves a view as a picture, without a display."""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from normviz.commands.arguments import (
    add_data_dir,
    add_runs_dir,
    file_path,
    positive_float,
    size,
)
from normviz.errors import UsageError
from normviz.files.atomic import write_bytes
from normviz.scenes.files import read_scene
from normviz.scenes.scene import Scene

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from normviz.ui.shell.main_window import MainWindow
    from normviz.ui.shell.view import View

_PATIENCE_SECONDS = 60.0
_LAYOUT_ROUNDS = 8
_SMALLEST_SIDE = 64
_SMALLEST_SCALE, _LARGEST_SCALE = 0.5, 8.0

_busy: Final[list["MainWindow"]] = []
"""Windows with a thread that works: destroyed before that ends, they would abort the process."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "screenshot",
        help="save a view as a picture",
        description="Saves a view as a PNG picture, on any machine, without a display.",
    )
    shown = command.add_mutually_exclusive_group(required=True)
    shown.add_argument("--view", metavar="V", help="view to show, such as cube")
    shown.add_argument("--scene", metavar="F.normviz", type=file_path, help="scene to show")
    command.add_argument(
        "--size",
        metavar="WxH",
        type=size,
        default=(1280, 832),
        help="size of the window before scaling (default: 1280x832)",
    )
    command.add_argument(
        "--theme", choices=("light", "dark"), default="light", help="default: light"
    )
    command.add_argument(
        "--scale",
        metavar="S",
        type=positive_float,
        default=1.0,
        help="pixels per point (default: 1)",
    )
    command.add_argument("-o", "--output", metavar="F.png", type=file_path, required=True)
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Makes the window off screen, waits until the view is settled, and writes the picture."""
    from normviz.app import composition  # Qt is imported for a window only

    scene = Scene(arguments.view) if arguments.scene is None else read_scene(arguments.scene)
    _check_size(arguments.size)
    _check_output(arguments.output)
    _prepare_platform(arguments.scale)
    application = composition.make_application()
    places = composition.UserFolders(arguments.data_dir, arguments.runs_dir)
    window = _make_window(places, arguments.theme)
    view = window.open_scene(scene)
    window.resize(*arguments.size)
    window.show()
    _settle(application, view)
    picture = _encoded(window.grab())
    if not window.leave():
        _busy.append(window)
    write_bytes(arguments.output, picture)
    return 0


def _encoded(picture: "QPixmap") -> bytes:
    """The bytes of a PNG file."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _check_size(size: tuple[int, int]) -> None:
    """In a smaller window no view has room for what it would have to finish."""
    if min(size) < _SMALLEST_SIDE:
        raise UsageError(
            f"expected a size of at least {_SMALLEST_SIDE}x{_SMALLEST_SIDE}, "
            f"received {size[0]}x{size[1]}"
        )


def _check_output(path: Path) -> None:
    """Finds out before any work whether ``path`` can be written, and leaves nothing behind."""
    if path.suffix.lower() != ".png":
        raise UsageError(f"expected the name of a PNG picture, such as cube.png; received {path}")
    target = path.resolve()  # what a link leads to is written, and the link stays
    existed = target.exists()
    if existed and not (
        target.is_file() or target.is_dir()
    ):  # opening a pipe would wait for its reader
        raise UsageError(f"expected a file that can be written, received {path}: no plain file")
    try:
        with target.open("ab"):
            pass
    except OSError as error:
        raise UsageError(
            f"expected a file that can be written, received {path}: {error.strerror}"
        ) from error
    if not existed:
        target.unlink()


def _prepare_platform(scale: float) -> None:
    """Chooses Qt's platform and scale, which it reads once, when the application is made."""
    if not _SMALLEST_SCALE <= scale <= _LARGEST_SCALE:
        raise UsageError(
            f"expected a scale from {_SMALLEST_SCALE} to {_LARGEST_SCALE}, received {scale:g}"
        )
    if sys.platform not in ("win32", "darwin"):
        # Also where there is a display: no window flashes up, and the picture is the same.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    # What the offscreen platform says it cannot do (raise a window) is no news here.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")


def _make_window(places: Any, theme: Any) -> "MainWindow":
    """A hidden window with settings of its own: the picture shows no one's last session."""
    from PySide6.QtCore import Qt

    from normviz.app import composition
    from normviz.settings.store import SettingsStore

    window = composition.make_window(SettingsStore(), places, theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setMinimumSize(1, 1)
    return window


def _settle(application: "QApplication", view: "View") -> None:
    """Lets the window paint and ``view`` finish what it has begun.

    Raises:
        UserError: The view is still busy after a minute.
    """
    from PySide6.QtCore import QEventLoop

    end = time.monotonic() + _PATIENCE_SECONDS
    application.processEvents()
    while not view.is_settled():
        if time.monotonic() > end:
            raise UsageError(
                f"expected the view to be ready within {_PATIENCE_SECONDS:g} seconds, "
                "received none: it is still computing"
            )
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    # A part that wraps again asks the one around it for room: layouts settle from inside out.
    for _ in range(_LAYOUT_ROUNDS):
        application.processEvents()
