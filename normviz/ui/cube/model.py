"""The state behind the Cube view: settings with undo, camera, the element looked at, its numbers.

Widgets show this object and call ``change``; none of them computes anything.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from normviz import norms
from normviz.figure.inputs import DIGITS_OFFERED, Tensor, make_input, with_edits
from normviz.figure.numbers import normalized_by, parameters_of
from normviz.figure.state import Camera, FigureState, Index
from normviz.ui.shell.undo import Step, undo_stack_of

MOST_KEPT = 1_000_000
"""Elements; of larger tensors no normalized copies are kept, for the sake of memory."""

MERGE_SECONDS = 1.0
"""Changes of one control within this time are one step of undo: a drag, a word typed."""

ImageSource = Callable[[int], NDArray[np.uint8]]


class CubeModel(QObject):
    """What the Cube view shows.

    Signals:
        state_changed(new, old): The settings have changed.
        camera_changed(): The cubes are looked at from elsewhere.
        index_changed(): Another element is lit, or it has been pinned or let go.
        focus_changed(): Another norm is the one whose numbers are spelled out.
    """

    state_changed = Signal(object, object)
    camera_changed = Signal()
    index_changed = Signal()
    focus_changed = Signal()

    def __init__(
        self,
        state: FigureState | None = None,
        images: ImageSource | None = None,
        parent: QObject | None = None,
    ) -> None:
        """A model of ``state``.

        Args:
            state: The settings to begin with.
            images: Gives up to K gray digits (…, 28, 28) when asked for K; for the source
                ``digits``.
            parent: The owner.
        """
        super().__init__(parent)
        self.undo_stack = undo_stack_of(self)
        self._state = state or FigureState()
        self._images = images
        self._camera = Camera()
        self._index: Index = (0, 0, 0, 0)
        self._pinned = False
        self._focus = self._state.norms[0] if self._state.norms else ""
        self._x: Tensor | None = None
        self._normalized: dict[str, norms.Normalized] = {}

    # Settings

    @property
    def state(self) -> FigureState:
        """The settings now."""
        return self._state

    def change(self, text: str, **values: Any) -> None:
        """Sets ``values`` of the state as one step that can be undone.

        Args:
            text: What the user did, for the Edit menu; repeated at once, it is one step.
            **values: Fields of ``FigureState``.

        Raises:
            ValueError: The new settings cannot be shown; the old ones stay.
        """
        new = replace(self._state, **values)
        if new != self._state:
            self.undo_stack.push(_Change(self, text, self._state, new))

    def show(self, state: FigureState) -> None:
        """Makes ``state`` the settings, without a step of undo."""
        old, self._state = self._state, state
        if old == state:
            return
        self._forget(old)
        self._keep_inside()
        if self._focus not in state.norms:
            self._focus = state.norms[0] if state.norms else ""
        self.state_changed.emit(state, old)

    # Where one looks

    @property
    def camera(self) -> Camera:
        """How the cubes are looked at."""
        return self._camera

    def set_camera(self, camera: Camera) -> None:
        """Looks at the cubes through ``camera``."""
        if camera != self._camera:
            self._camera = camera
            self.camera_changed.emit()

    @property
    def index(self) -> Index:
        """The element that is lit: the pinned one, else the last one looked at."""
        return self._index

    @property
    def pinned(self) -> bool:
        """Whether the element stays lit when the pointer moves on."""
        return self._pinned

    def hover(self, index: Index) -> None:
        """Lights up the element under the pointer, unless another one is pinned."""
        if not self._pinned:
            self._look_at(index, pinned=False)

    def pin(self, index: Index) -> None:
        """Lights up an element and keeps it lit."""
        self._look_at(index, pinned=True)

    def unpin(self) -> None:
        """Lets the element go: it stays lit until the pointer finds another one."""
        self._look_at(self._index, pinned=False)

    def walk(self, axis: int, step: int) -> None:
        """Moves the lit element by ``step`` along axis 0…3 (N, C, H, W), within the tensor."""
        index = list(self._index)
        index[axis] = min(self._state.shape[axis] - 1, max(0, index[axis] + step))
        self._look_at((index[0], index[1], index[2], index[3]), self._pinned)

    def focus(self, norm: str) -> None:
        """Makes ``norm`` the one whose numbers the inspector spells out."""
        if norm != self._focus:
            self._focus = norm
            self.focus_changed.emit()

    @property
    def focused(self) -> str:
        """The norm whose numbers the inspector spells out; empty where none is shown."""
        return self._focus

    # Numbers

    @property
    def x(self) -> Tensor:
        """The tensor that is normalized, (N, C, H, W); read-only."""
        if self._x is None:
            self._x = with_edits(self._source(), self._state.edits)
        return self._x

    def parameters(self, norm: str) -> "norms.NormParameters":
        """γ, β and the moving statistics that ``norm`` is given."""
        return parameters_of(self._state, norm, self.x)

    def normalized(self, norm: str) -> "norms.Normalized":
        """What ``norm`` does to the whole of x; a large one is not kept."""
        found = self._normalized.get(norm)
        if found is None:
            found = normalized_by(self._state, norm, self.x)
            if self.x.size <= MOST_KEPT:
                self._normalized[norm] = found
        return found

    # Inside

    def _source(self) -> Tensor:
        state = self._state
        images = None
        if state.source == "digits" and self._images is not None:
            images = self._images(DIGITS_OFFERED)
        return make_input(state.source, state.shape, state.seed, images)

    def _forget(self, old: FigureState) -> None:
        new = self._state
        if (old.shape, old.source, old.seed, old.edits) != (
            new.shape,
            new.source,
            new.seed,
            new.edits,
        ):
            self._x = None
        self._normalized.clear()

    def _keep_inside(self) -> None:
        n, c, h, w = (min(i, s - 1) for i, s in zip(self._index, self._state.shape, strict=True))
        self._index = (n, c, h, w)

    def _look_at(self, index: Index, pinned: bool) -> None:
        if (index, pinned) != (self._index, self._pinned):
            self._index, self._pinned = index, pinned
            self.index_changed.emit()


class _Change(Step[CubeModel]):
    """One step of undo: the settings before and after."""

    def __init__(self, model: CubeModel, text: str, old: FigureState, new: FigureState) -> None:
        super().__init__(model, text)
        self._old, self._new = old, new
        self._time = time.monotonic()

    def id(self) -> int:
        """One number a text: only equal actions merge."""
        return hash(self.text()) % (1 << 31)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Joins a change of the same control that follows at once."""
        if not isinstance(other, _Change) or other._time - self._time > MERGE_SECONDS:
            return False
        self._new, self._time = other._new, other._time
        self.setObsolete(self._new == self._old)
        return True

    def apply(self, owner: CubeModel) -> None:
        """Shows the settings after."""
        owner.show(self._new)

    def revert(self, owner: CubeModel) -> None:
        """Shows the settings before."""
        owner.show(self._old)
