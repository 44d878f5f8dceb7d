"""The real window without a screen, for benchmarks: empty settings, folders of its own."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from normviz.app import composition
from normviz.settings.store import SettingsStore
from normviz.ui.shell.main_window import MainWindow

LIMIT_S = 120
"""So long :func:`wait` waits at most."""


@contextmanager
def opened(view: str, data_dir: Path | None = None) -> Iterator[MainWindow]:
    """The window on a view, shown; it is closed at the end."""
    application = composition.make_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = SettingsStore(folder / "settings.json")
        window = composition.make_window(
            settings, composition.UserFolders(data_dir, folder / "runs"), "light"
        )
        window.show_view(view)
        window.show()
        application.processEvents()
        try:
            yield window
        finally:
            window.close()


def wait(done: Callable[[], bool], seconds: float = LIMIT_S) -> None:
    """Runs the event loop until ``done``; it sleeps where nothing happens.

    Raises:
        TimeoutError: That took longer than ``seconds``.
    """
    end = time.monotonic() + seconds
    beat = QTimer(interval=20)  # what is waited for need not come with an event
    beat.start()
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"expected the window to be done within {seconds} s")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    beat.stop()
