"""The state behind the Cube view: settings with undo, camera, the element looked at, its numbers.

Widgets show this object and call ``change``; none of them computes anything.
"""

import time
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from normviz import norms
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import PanelData
from normviz.figure.state import Camera, FigureState, Index
from normviz.figure.tensor_source import Images, Services, Tensor
from normviz.ui.shell.undo import Step, undo_stack_of

MERGE_SECONDS = 1.0
"""Changes of one control within this time are one step of undo: a drag, a word typed."""


class CubeModel(QObject):
    """What the Cube view shows.

    Signals:
        state_changed(new, old): The settings have changed.
        camera_changed(): The cubes are looked at from elsewhere.
        index_changed(): Another element is lit, or it has been pinned or let go.
        focus_changed(): Another norm is the one whose numbers are spelled out.
        waiting_changed(): Settings wait for their tensor, or no longer do.
    """

    state_changed = Signal(object, object)
    camera_changed = Signal()
    index_changed = Signal()
    focus_changed = Signal()
    waiting_changed = Signal()

    def __init__(
        self,
        state: FigureState | None = None,
        images: Images | None = None,
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
        self._state = FigureState()
        self._maker = TensorMaker(Services(images=images))
        self._numbers = self._new_numbers()
        self._wanted: FigureState | None = None
        self._waiting = ""
        self._camera = Camera()
        self._index: Index = (0, 0, 0, 0)
        self._pinned = False
        self._focus = ""
        self.show(state or self._state)
        self._focus = self._state.norms[0] if self._state.norms else ""

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
        before = self.wanted
        new = replace(before, **values)
        if new != before:
            self.undo_stack.push(_Change(self, text, before, new))

    def show(self, state: FigureState, anew: bool = False) -> None:
        """Makes ``state`` the settings, without a step of undo.

        Where its tensor is not there yet or cannot be made, the settings stay as they are, and
        `waiting` says why.

        Args:
            state: The settings.
            anew: Whether a source that prepares its tensor is asked for a new one.
        """
        try:
            fitted = self._maker.prepare(state, anew)
        except ValueError as error:
            self._wait(state, str(error))
            return
        self._wait(None, "")
        old, self._state = self._state, fitted
        if old == fitted and not anew:
            return
        self._numbers = self._new_numbers()
        self._keep_inside()
        if self._focus not in fitted.norms:
            self._focus = fitted.norms[0] if fitted.norms else ""
        self.state_changed.emit(fitted, old)

    @property
    def wanted(self) -> FigureState:
        """The last settings that were asked for, whether they are shown yet or not."""
        return self._wanted or self._state

    @property
    def waiting(self) -> str:
        """Why the last settings are not shown yet; empty where they are."""
        return self._waiting

    def ask_source(self) -> None:
        """Asks the tensor's source again: what it waited for is there, or x is another one."""
        self.show(self.wanted, anew=True)

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
        return self._numbers.tensor.x

    def parameters(self, norm: str) -> "norms.NormParameters":
        """γ, β and the moving statistics that ``norm`` is given."""
        return self._numbers.parameters(norm)

    def normalized(self, norm: str) -> "norms.Normalized":
        """What ``norm`` does to the whole of x."""
        return self._numbers.normalized(norm)

    def panel_data(self, norm: str, index: Index) -> PanelData:
        """What the panel of ``norm`` shows where ``index`` is lit."""
        return PanelData(norm, index, self._numbers)

    # Inside

    def _new_numbers(self) -> FigureNumbers:
        state = self._state
        return FigureNumbers(state, lambda: self._maker.tensor(state))

    def _wait(self, wanted: FigureState | None, reason: str) -> None:
        self._wanted = wanted
        if reason != self._waiting:
            self._waiting = reason
            self.waiting_changed.emit()

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
