"""The state behind the Cube view: its scene with undo, and the numbers of the figure.

Widgets show this object and call ``change``; none of them computes anything.
"""

import time
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from normviz import norms
from normviz.figure.channel_affine import Undoing, undoing
from normviz.figure.gradients import GradientArray, Gradients
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import PanelData, data_of_panel
from normviz.figure.panels import panel_named
from normviz.figure.registries import SOURCES
from normviz.figure.state import Camera, FigureState, Index
from normviz.figure.tensor_source import Activations, Images, SourceServices, Tensor
from normviz.norms.kernels.power_iteration import PowerIteration, Spectra
from normviz.scenes.cube_scene import CubeScene, Library, PanelName
from normviz.ui.shell.undo import UndoStep, undo_stack_of
from normviz.ui.text.error_texts import problem_text

MERGE_SECONDS = 1.0
"""Changes of one control within this time are one step of undo: a drag, a word typed."""


class CubeModel(QObject):
    """What the Cube view shows.

    Signals:
        state_changed(new, old): The settings have changed.
        camera_changed(): The viewing angle has changed.
        highlight_changed(): Another element is highlighted, it has been pinned or unpinned, or the
            numbers of another norm are spelled out.
        library_changed(): The code of another library is shown.
        panels_changed(): A panel beside the figure has been hidden or shown.
        waiting_changed(): Other settings wait for their tensor, for another reason, or none do.
        gradients_changed(): Gradients have come that were waited for.
    """

    state_changed = Signal(object, object)
    camera_changed = Signal()
    highlight_changed = Signal()
    library_changed = Signal()
    panels_changed = Signal()
    waiting_changed = Signal()
    gradients_changed = Signal()

    def __init__(
        self,
        state: FigureState | None = None,
        images: Images | None = None,
        activations: Activations | None = None,
        gradients: Gradients | None = None,
        spectra: Spectra | None = None,
        parent: QObject | None = None,
    ) -> None:
        """A model of ``state``.

        Args:
            state: The settings to begin with.
            images: Gives up to K gray digits (…, 28, 28) when asked for K; for the source
                ``digits``.
            activations: Gives the activations of a layer; for the source ``activations``.
            gradients: Gives derivatives through the real layers; for the colouring ``gradient``.
            spectra: Gives σ₁ of large kernels, for norms that divide by it.
            parent: The owner.
        """
        super().__init__(parent)
        self.undo_stack = undo_stack_of(self)
        self._scene = CubeScene()
        self._gradients = gradients
        self._spectra = spectra
        self._maker = TensorMaker(SourceServices(images, activations, spectra))
        self._numbers = self._new_numbers()
        self._wanted: tuple[CubeScene, CubeScene] | None = None
        self._waiting = ""
        self.show(CubeScene(state or FigureState()))

    # The scene

    @property
    def scene(self) -> CubeScene:
        """Everything that the view shows."""
        return self._scene

    @property
    def wanted_scene(self) -> CubeScene:
        """The last scene that was asked for, whether it is shown yet or not."""
        return self._scene if self._wanted is None else self._scene.after(*self._wanted)

    @property
    def state(self) -> FigureState:
        """The settings of the figure."""
        return self._scene.figure

    def change(self, text: str, **values: Any) -> None:
        """Sets ``values`` of the settings as one step that can be undone.

        Args:
            text: What the user did, for the Edit menu; repeated at once, it is one step.
            **values: Fields of ``FigureState``.

        Raises:
            ValueError: The new settings cannot be shown; the old ones stay.
        """
        before = self.wanted_scene
        new = before.figure.changed(**values)
        if new != before.figure:
            self.change_scene(text, before.with_figure(new))

    def change_scene(self, text: str, scene: CubeScene) -> None:
        """Shows another scene as one step that can be undone.

        Args:
            text: What the user did, for the Edit menu.
            scene: What to show.
        """
        before = self.wanted_scene
        if scene != before:
            self.undo_stack.push(_Change(self, text, before, scene))

    def show(self, scene: CubeScene, anew: bool = False) -> None:
        """Shows another scene, without a step of undo.

        Where its tensor is not there yet or cannot be made, the old scene stays, and `waiting`
        says why.

        Args:
            scene: What to show.
            anew: Whether a source that prepares its tensor is asked for a new one.
        """
        try:
            fitted = self._maker.prepare(scene.figure, anew)
        except (ValueError, MemoryError) as error:
            self._wait((self._scene, scene), problem_text(error))
            return
        self._wait(None, "")
        old, self._scene = self._scene, scene.with_figure(fitted)
        if old.figure != fitted or anew:
            self._numbers = self._new_numbers()
            self.state_changed.emit(fitted, old.figure)
        self._tell_look(old)

    @property
    def wanted(self) -> FigureState:
        """The last settings that were asked for, whether they are shown yet or not."""
        return self.wanted_scene.figure

    @property
    def waiting(self) -> str:
        """Why the last settings are not shown yet; empty where they are."""
        return self._waiting

    def show_wanted(self) -> None:
        """Tries again to show what waits: what it waited for is there."""
        if self._wanted is not None:
            self.show(self.wanted_scene)

    def ask_source(self) -> None:
        """Asks the tensor's source again: what it waited for is there, or x is another one."""
        self.show(self.wanted_scene, anew=True)

    # Where one looks

    @property
    def camera(self) -> Camera:
        """How the cubes are looked at."""
        return self._scene.camera

    def set_camera(self, camera: Camera) -> None:
        """Looks at the cubes through ``camera``."""
        if camera != self._scene.camera:
            self._scene = replace(self._scene, camera=camera)
            self.camera_changed.emit()

    @property
    def index(self) -> Index:
        """The highlighted element: the pinned one, else the last one looked at."""
        return self._scene.element

    @property
    def pinned(self) -> bool:
        """Whether the element stays highlighted when the pointer moves on."""
        return self._scene.pinned

    def hover(self, index: Index, panel: str = "") -> None:
        """Highlights the element under the pointer, unless another one is pinned.

        Args:
            index: The element.
            panel: The key of the panel under the pointer, which is focused too, or a norm, whose
                focused or first panel it is; empty, or not shown any more: the focused one stays.
        """
        if not self.pinned:
            self._look_at(index, panel, pinned=False)

    def pin(self, index: Index, panel: str = "") -> None:
        """Highlights an element and keeps it highlighted; ``panel`` as for `hover`."""
        self._look_at(index, panel, pinned=True)

    def unpin(self, panel: str = "") -> None:
        """Lets the pointer highlight other elements again; ``panel`` as for `hover`."""
        self._look_at(self.index, panel, pinned=False)

    def walk(self, axis: int, step: int) -> None:
        """Moves the highlighted element by ``step`` along axis 0…3, within the tensor."""
        index = list(self.index)
        index[axis] = min(self.state.shape[axis] - 1, max(0, index[axis] + step))
        self._look_at((index[0], index[1], index[2], index[3]), pinned=self.pinned)

    def focus(self, panel: str) -> None:
        """Makes the numbers of a panel those that the inspector spells out; as for `hover`."""
        self._look_at(self.index, panel, pinned=self.pinned)

    @property
    def focused(self) -> str:
        """The norm whose numbers the inspector spells out; empty where none is shown."""
        shown = self._scene.focused_panel
        return "" if shown is None else shown.norm

    @property
    def focused_panel(self) -> str:
        """The key of the panel whose numbers they are; empty where none is shown."""
        return self._scene.focused

    @property
    def focused_state(self) -> FigureState:
        """The settings in the mode of that panel."""
        shown = self._scene.focused_panel
        return self.state if shown is None else shown.state

    def set_library(self, library: Library) -> None:
        """Shows the code of ``keras`` or ``torch``."""
        if library != self._scene.library:
            self._scene = replace(self._scene, library=library)
            self.library_changed.emit()

    def set_panel_hidden(self, name: PanelName, hidden: bool) -> None:
        """Hides or shows one of the panels beside the figure."""
        others = tuple(each for each in self._scene.hidden if each != name)
        panels = (*others, name) if hidden else others
        if set(panels) != set(self._scene.hidden):
            self._scene = replace(self._scene, hidden=panels)
            self.panels_changed.emit()

    # Numbers

    @property
    def x(self) -> Tensor:
        """The tensor that is normalized, (N, C, H, W); read-only."""
        return self._numbers.tensor.x

    @property
    def has_layer_parameters(self) -> bool:
        """Whether γ and β come with the tensor, and those of the settings are not used."""
        has_own = SOURCES[self.state.source].has_own_shape
        return has_own and self._numbers.tensor.parameters is not None

    def parameters(self, norm: str) -> "norms.NormParameters":
        """γ, β and the moving statistics that ``norm`` is given in the focused mode."""
        return self._focused_numbers.parameters(norm)

    def normalized(self, norm: str) -> "norms.Normalized":
        """What ``norm`` does to the whole of x in the focused mode."""
        return self._focused_numbers.normalized(norm)

    def image_moments(self, norm: str) -> tuple["norms.ImageMoments", "norms.ImageMoments"]:
        """Mean and variance of each image of x, and of what ``norm`` makes of it."""
        return self._focused_numbers.image_moments(norm)

    def sigma(self, norm: str) -> float | None:
        """σ₁ of x for a norm that divides by it; None for all others."""
        return self._numbers.sigma(norm)

    @property
    def spectrum(self) -> PowerIteration:
        """σ₁ of x as a kernel, and the way to it by power iteration."""
        return self._numbers.spectrum

    def gradient(self, norm: str) -> GradientArray:
        """∂y/∂x of the highlighted element; raises ValueError as `FigureNumbers.gradient`."""
        return self._focused_numbers.gradient(norm, self.index)

    def undoing(self, norm: str) -> Undoing:
        """The γ and β per channel with which ``norm`` gives x back, or why there are none."""
        return undoing(self.state, norm, self._numbers)

    def panel_data(self, panel: str, index: Index) -> PanelData:
        """What a panel shows where ``index`` is highlighted.

        Args:
            panel: Its key, or a norm that is shown.
            index: The highlighted element.

        Raises:
            ValueError: It is not shown.
        """
        shown = panel_named(self.state, panel)
        if shown is None:
            raise ValueError(f"expected a panel that is shown, received {panel!r}")
        return data_of_panel(shown, self._numbers, index)

    # Inside

    @property
    def _focused_numbers(self) -> FigureNumbers:
        return self._numbers.in_mode(self.focused_state.training)

    def _new_numbers(self) -> FigureNumbers:
        state = self.state
        return FigureNumbers(
            state, lambda: self._maker.tensor(state), self._gradients, self._spectra
        )

    def _wait(self, wanted: tuple[CubeScene, CubeScene] | None, reason: str) -> None:
        """Remembers what is wanted in place of what, until it can be shown."""
        is_other = (wanted, reason) != (self._wanted, self._waiting)
        self._wanted, self._waiting = wanted, reason
        if is_other:
            self.waiting_changed.emit()

    def _tell_look(self, old: CubeScene) -> None:
        """Tells in what the look at the figure differs from ``old``."""
        new = self._scene
        if old.camera != new.camera:
            self.camera_changed.emit()
        if _highlight(old) != _highlight(new):
            self.highlight_changed.emit()
        if old.library != new.library:
            self.library_changed.emit()
        if old.hidden != new.hidden:
            self.panels_changed.emit()

    def _look_at(self, index: Index, panel: str = "", *, pinned: bool) -> None:
        old = self._scene
        # A norm by its name is that of the focused panel, where it is one of its own.
        stays = panel in ("", self.focused) or panel_named(self.state, panel) is None
        focused = old.focused if stays else panel
        new = replace(old, element=index, pinned=pinned, focused=focused)
        if _highlight(new) != _highlight(old):
            self._scene = new
            self.highlight_changed.emit()


def _highlight(scene: CubeScene) -> tuple[Index, bool, str]:
    return scene.element, scene.pinned, scene.focused


class _Change(UndoStep[CubeModel]):
    """One step of undo: the scenes before and after."""

    def __init__(self, model: CubeModel, text: str, old: CubeScene, new: CubeScene) -> None:
        super().__init__(model, text)
        self._old, self._new = old, new
        self._time = time.monotonic()

    def id(self) -> int:
        """The same number for the same text: only equal actions merge."""
        return hash(self.text()) % (1 << 31)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Joins a change of the same control that follows at once."""
        if not isinstance(other, _Change) or other._time - self._time > MERGE_SECONDS:
            return False
        self._new = self._new.after(other._old, other._new)
        self._time = other._time
        self.setObsolete(self._new == self._old)
        return True

    def apply(self, owner: CubeModel) -> None:
        """Shows what the step changed as it was after it."""
        owner.show(owner.wanted_scene.after(self._old, self._new))

    def revert(self, owner: CubeModel) -> None:
        """Shows what the step changed as it was before it."""
        owner.show(owner.wanted_scene.after(self._new, self._old))
