"""Downloads of data sets, one at a time, in a background thread."""

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from normviz.ports.training import TrainingService
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_text import data_title
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.training.engine_loading import load

_LOOK_MS = 100


class Downloads(QObject):
    """Starts, watches and cancels a download.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
        advanced: Emitted with the bytes that are there, and all of them or None.
        ended: Emitted when it has ended, one way or another.
    """

    message = Signal(str, str)
    advanced = Signal(int, object)
    ended = Signal()

    def __init__(self, service: TrainingService, parent: QObject | None = None) -> None:
        """Nothing is downloaded yet."""
        super().__init__(parent)
        self._service = service
        self.background = BackgroundJobs(self, error_text)
        self._state: tuple[int, int | None] = (0, None)
        self._is_cancelled = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._tell)

    def start(self, dataset: str) -> None:
        """Downloads a data set; nothing where a download is under way."""
        if self.background.busy:
            return
        self._state, self._is_cancelled = (0, None), False

        def job() -> bool:
            load(self._service)
            return self._service.download(dataset, self._note, lambda: self._is_cancelled)

        def done(is_there: bool) -> None:
            self._end()
            text = (
                self.tr("{data} is here.") if is_there else self.tr("The download was cancelled.")
            )
            self.message.emit("info", text.format(data=data_title(dataset)))

        self._timer.start()
        self._tell()
        self.background.submit(job, done, self._fail)

    def cancel(self) -> None:
        """Leaves the download at its next block."""
        self._is_cancelled = True

    def ask_to_stop(self) -> None:
        """Leaves the download at its next block; no other one begins."""
        self.cancel()
        self.background.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Leaves the download and waits; returns whether its thread has ended."""
        self.ask_to_stop()
        self._timer.stop()
        return self.background.stop(deadline)

    def _note(self, done: int, total: int | None) -> None:
        """Called in the download's thread, at every block."""
        self._state = (done, total)

    def _tell(self) -> None:
        self.advanced.emit(*self._state)

    def _fail(self, problem: str) -> None:
        self._end()
        self.message.emit("error", problem)

    def _end(self) -> None:
        self._timer.stop()
        self.ended.emit()
