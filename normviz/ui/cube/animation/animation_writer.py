"""Paints and writes an animation in a background thread; it can be cancelled at every frame."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from normviz.figure.animation.picture_file import animation_bytes, check_motion, cut
from normviz.figure.tensor_source import Activations, Images, SourceServices
from normviz.files.atomic import write_bytes
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.animation.animation_options import AnimationOptions
from normviz.ui.cube.figure_style import FigureStyle
from normviz.ui.cube.offscreen_figure import FRAME_MARGIN, paint_frames
from normviz.ui.threads.background_job import OnFailure


class TensorThread(Protocol):
    """The thread that computes tensors of layers, which an animation may show."""

    def run_with_tensors(
        self, job: Callable[[Activations], bool], done: Callable[[bool], object], failed: OnFailure
    ) -> None:
        """Does a job there; ``done`` and ``failed`` are called in the GUI thread."""


class AnimationWriter(QObject):
    """Writes one animation at a time.

    Attributes:
        progressed: Emitted with how many frames are painted.
        written: Emitted when the file is there.
        cancelled: Emitted when it was cancelled; no file was written.
        failed: Emitted with a translated sentence; no file was written.
    """

    progressed = Signal(int)
    written = Signal()
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, thread: TensorThread, images: Images, parent: QObject) -> None:
        """Writes nothing yet.

        Args:
            thread: Where it works.
            images: Gives digits.
            parent: The owner.
        """
        super().__init__(parent)
        self._thread, self._images = thread, images
        self._stop: threading.Event | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an animation is being made."""
        return self._stop is not None

    def write(
        self,
        scenes: Sequence[CubeScene],
        style: FigureStyle,
        options: AnimationOptions,
        path: Path,
    ) -> None:
        """Begins; a file that is there is replaced, once all frames are painted.

        Args:
            scenes: What the frames show.
            style: How they are painted.
            options: Size and speed.
            path: Ends in .gif or .webp.
        """
        stop = self._stop = threading.Event()

        def work(activations: Activations) -> bool:
            services = SourceServices(self._images, activations)
            pictures = []
            for picture in paint_frames(scenes, style, options.size, services):
                if stop.is_set():
                    return False
                pictures.append(picture)
                self.progressed.emit(len(pictures))
            check_motion(pictures)
            content = cut(pictures, FRAME_MARGIN)
            data = animation_bytes(content, path.suffix.lower(), options.frame_ms)
            if stop.is_set():
                return False
            write_bytes(path, data)
            return True

        self._thread.run_with_tensors(work, self._end, self._fail)

    def cancel(self) -> None:
        """Stops at the next frame; what is written already stays."""
        if self._stop is not None:
            self._stop.set()

    def _end(self, is_written: bool) -> None:
        self._stop = None
        (self.written if is_written else self.cancelled).emit()

    def _fail(self, problem: str) -> None:
        self._stop = None
        self.failed.emit(problem)
