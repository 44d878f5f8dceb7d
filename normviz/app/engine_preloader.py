"""Loads TensorFlow in the background a while after the window has opened, for the proofs."""

from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

from normviz.garbage_collection import exempt_from_collection
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.interpreter import GuiThreadPriority

DELAY_MS: Final = 4000
"""The window is painted and used first."""


class EnginePreloader(QObject):
    """Loads the engine once, with the GUI thread served first."""

    def __init__(self, parent: QObject | None = None, delay_ms: int = DELAY_MS) -> None:
        """Loads nothing before `start`.

        Args:
            parent: The owner.
            delay_ms: How long the window has for itself.
        """
        super().__init__(parent)
        self._jobs = BackgroundJobs(self)
        self._priority = GuiThreadPriority(self)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._load)

    @property
    def is_busy(self) -> bool:
        """Whether it is loading, or will."""
        return self._timer.isActive() or self._jobs.busy

    def start(self) -> None:
        """Loads the engine after the delay."""
        self._timer.start()

    def stop(self, deadline: QDeadlineTimer) -> bool:
        """Loads nothing any more; says whether what was being loaded has been by the deadline."""
        self._timer.stop()
        self._priority.stop()
        return self._jobs.stop(deadline)

    def _load(self) -> None:
        # A collection during the import would free nothing, and take longer than a frame.
        self._priority.suspended = True
        self._priority.start()
        self._jobs.submit(_load_engine, self._end, self._end)

    def _end(self, result: object) -> None:
        del result  # whoever needs the engine says what is wrong with it
        self._priority.stop()


def _load_engine() -> None:
    from normviz.engine.keras_loading import load_keras

    load_keras()
    exempt_from_collection()


def started_preloader(parent: QObject) -> EnginePreloader:
    """A preloader of the window, at work."""
    preloader = EnginePreloader(parent)
    preloader.start()
    return preloader
