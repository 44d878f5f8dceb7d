"""Reads model files in the background; what was asked last wins."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from normviz.inspection import Inspection, inspect
from normviz.scenes.inspect_scene import InspectScene
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER


class ModelReader(QObject):
    """Hands on the inspection of the newest request, and forgets those before it.

    Attributes:
        began: Emitted with the scene whose file is going to be read.
        done: Emitted with that scene and the `Inspection`.
        failed: Emitted with one translated sentence; what was read before stays.
    """

    began = Signal(object)
    done = Signal(object, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is read yet."""
        super().__init__(parent)
        self._jobs = BackgroundJobs(self, error_text)
        self._newest = 0

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._jobs.busy

    def read(self, scene: InspectScene) -> None:
        """Reads the scene's file with its sizes."""
        self._newest += 1
        number = self._newest
        self.began.emit(scene)
        self._jobs.submit(
            partial(self._inspected, number, scene),
            partial(self._take, number, scene),
            partial(self._refuse, number),
        )

    def ask_to_stop(self) -> None:
        """Forgets what is read."""
        self._newest += 1
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        self._newest += 1
        return self._jobs.stop(deadline)

    def _inspected(self, number: int, scene: InspectScene) -> Inspection | None:
        """In the thread: None for a request that another one has overtaken."""
        if number != self._newest:
            return None
        return inspect(
            Path(scene.file),
            batch_size=scene.batch_size,
            input_shape=scene.input_shape or None,
        )

    def _take(self, number: int, scene: InspectScene, found: Inspection | None) -> None:
        if number == self._newest and found is not None:
            self.done.emit(scene, found)

    def _refuse(self, number: int, problem: str) -> None:
        if number == self._newest:
            self.failed.emit(problem)
