"""Gradients for the figure, computed in the background when a colouring first asks for them.

The user has asked for what only the real layer can tell: TensorFlow is loaded for it.
"""

from collections import OrderedDict
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from normviz.figure.gradients import GradientArray, GradientRequest
from normviz.figure.tensor_source import NotReadyError
from normviz.translatable import QT_TRANSLATE_NOOP
from normviz.ui.cube.proof.proof_worker import ProofWorker

WAITING: Final = QT_TRANSLATE_NOOP("Catalogue", "waiting for the real layer…")

_REST_MS: Final = 40
"""The pointer rests that long before anything is asked."""

_MOST_KEPT: Final = 32
_MOST_BYTES: Final = 1 << 26

_Key = tuple[object, ...]


class GradientClient(QObject):
    """Gives gradients that are there, and asks for those that are not; the newest wins.

    Signals:
        changed(): A gradient has come, or cannot.
    """

    changed = Signal()

    def __init__(self, worker: ProofWorker, parent: QObject | None = None) -> None:
        """Asks nothing yet.

        Args:
            worker: Questions the real layers.
            parent: The owner.
        """
        super().__init__(parent)
        self._worker = worker
        # A request is kept with its answer: its arrays are known by their identity.
        self._kept: OrderedDict[_Key, tuple[GradientRequest, GradientArray | str]] = OrderedDict()
        self._wanted: dict[str, GradientRequest] = {}
        self._is_asking = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask_next)

    @property
    def is_busy(self) -> bool:
        """Whether a gradient is awaited."""
        return self._is_asking or self._rest.isActive() or bool(self._wanted)

    def gradient(self, request: GradientRequest) -> GradientArray:
        """∂y_j/∂x, if it is there.

        Raises:
            NotReadyError: It is asked for now.
            ValueError: It cannot be; in one sentence.
        """
        found = self._kept.get(_key(request))
        if found is None:
            self._wanted[request.spec.name] = request
            self._rest.start()
            raise NotReadyError(WAITING)
        if isinstance(found[1], str):
            raise ValueError(found[1])  # noqa: TRY004  # a reason, not a wrong type
        return found[1]

    def ask_to_stop(self) -> None:
        """Asks nothing any more."""
        self._rest.stop()
        self._wanted.clear()

    def _ask_next(self) -> None:
        if self._is_asking or not self._wanted:
            return
        request = self._wanted.pop(next(iter(self._wanted)))
        self._is_asking = True
        take = partial(self._take, request)
        self._worker.submit(lambda service: service.gradient(request), take, take)

    def _take(self, request: GradientRequest, answer: GradientArray | str) -> None:
        self._is_asking = False
        self._kept[_key(request)] = request, answer
        most = max(4, min(_MOST_KEPT, _MOST_BYTES // (8 * request.x.size)))
        while len(self._kept) > most:
            self._kept.popitem(last=False)
        self.changed.emit()
        self._ask_next()


def _key(request: GradientRequest) -> _Key:
    return request.spec, request.index, id(request.x), id(request.parameters)
