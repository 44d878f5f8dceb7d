"""σ₁ of large kernels in the background: the newest wins, the last good picture stays."""

from collections.abc import Callable, Iterator
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import NotReadyError
from normviz.norms.kernels.power_iteration import PowerIteration, power_iteration
from normviz.ui.cube.activations import spectrum_client
from normviz.ui.cube.activations.spectrum_client import Kernel, SpectrumClient, is_quick
from normviz.ui.cube.view import CubeView

KERNELS = [
    np.random.default_rng(seed).normal(size=(4, 3, 2, 2)).astype(np.float32) for seed in range(4)
]


class Gate:
    """Holds the computation up until it is opened."""

    def __init__(self) -> None:
        self.computed: list[Kernel] = []
        self.has_begun, self.is_open = Event(), Event()
        self.problem = ""

    def compute(self, kernel: Kernel) -> PowerIteration:
        """In the thread."""
        self.computed.append(kernel)
        self.has_begun.set()
        assert self.is_open.wait(30)
        if self.problem:
            raise UserError(self.problem)
        return power_iteration(kernel)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every kernel is a large one."""
    made = Gate()
    monkeypatch.setattr(spectrum_client, "power_iteration", made.compute)
    monkeypatch.setattr(spectrum_client, "is_quick", lambda kernel: False)  # noqa: ARG005
    yield made
    made.is_open.set()


@pytest.fixture
def client(gate: Gate) -> Iterator[SpectrumClient]:
    made = SpectrumClient()
    yield made
    gate.is_open.set()
    assert made.close()


def is_asked(client: SpectrumClient, kernel: Kernel) -> bool:
    with pytest.raises(NotReadyError, match="being computed"):
        client.spectrum(kernel)
    return True


def later(qtbot: QtBot, client: SpectrumClient, ask: Callable[[], object]) -> None:
    with qtbot.waitSignal(client.answered):
        ask()


def test_small_kernels_are_quick_and_large_dense_ones_are_not() -> None:
    assert is_quick(KERNELS[0])
    assert is_quick(np.broadcast_to(np.float32(0), (128, 128, 14, 14)))
    assert not is_quick(np.broadcast_to(np.float32(0), (1024, 784, 1, 1)))
    assert not is_quick(np.broadcast_to(np.float32(0), (4096, 4096, 1, 1)))


def test_a_quick_kernel_is_known_at_once_and_computed_once() -> None:
    client = SpectrumClient()
    known = client.spectrum(KERNELS[0])
    assert known.exact == pytest.approx(np.linalg.norm(KERNELS[0].reshape(4, -1), 2))
    assert client.spectrum(KERNELS[0]) is known
    assert not client.is_busy


def test_a_large_kernel_is_answered_later_and_once(
    qtbot: QtBot, client: SpectrumClient, gate: Gate
) -> None:
    assert is_asked(client, KERNELS[0])
    assert is_asked(client, KERNELS[0].copy())
    assert client.is_busy
    later(qtbot, client, gate.is_open.set)
    assert client.spectrum(KERNELS[0]).exact > 0
    assert len(gate.computed) == 1
    assert not client.is_busy


def test_of_those_asked_meanwhile_the_newest_is_next(
    qtbot: QtBot, client: SpectrumClient, gate: Gate
) -> None:
    for kernel in KERNELS:
        assert is_asked(client, kernel)
    later(qtbot, client, gate.is_open.set)
    assert [id(kernel) for kernel in gate.computed] == [id(KERNELS[0]), id(KERNELS[-1])]
    assert client.spectrum(KERNELS[-1]).exact > 0


def test_a_problem_is_said_and_the_next_time_it_is_tried_again(
    qtbot: QtBot, client: SpectrumClient, gate: Gate
) -> None:
    gate.problem = "not enough memory"
    assert is_asked(client, KERNELS[0])
    later(qtbot, client, gate.is_open.set)
    with pytest.raises(ValueError, match="Not enough memory"):
        client.spectrum(KERNELS[0])
    gate.problem = ""
    later(qtbot, client, lambda: is_asked(client, KERNELS[0]))
    assert client.spectrum(KERNELS[0]).exact > 0


def test_closing_does_not_wait_longer_than_it_may(gate: Gate) -> None:
    client = SpectrumClient()
    assert is_asked(client, KERNELS[0])
    assert is_asked(client, KERNELS[1])
    assert gate.has_begun.wait(30)
    assert not client.close(QDeadlineTimer(1))
    gate.is_open.set()
    assert client.close()
    assert len(gate.computed) == 1


def test_the_window_answers_while_it_is_computed(qtbot: QtBot, gate: Gate, view: CubeView) -> None:
    problem = view.findChild(QLabel, "cube_activations_problem")
    before, camera = view.model.state, view.model.camera
    view.canvas.setFocus()
    view.model.change("Norm", norms=("spectral",))
    assert gate.has_begun.wait(30)
    assert problem.isVisible()
    assert problem.text() == "σ₁ of the kernel is being computed…"
    assert view.model.state == before  # the last good picture
    assert not view.is_settled()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert view.model.camera != camera
    view.model.hover((1, 0, 0, 0))
    assert view.model.index == (1, 0, 0, 0)
    gate.is_open.set()
    qtbot.waitUntil(view.is_settled)
    assert view.model.state.norms == ("spectral",)
    assert problem.isHidden()
    assert view.activation_bar.isHidden()


def test_what_is_wanted_instead_is_shown_at_once(qtbot: QtBot, gate: Gate, view: CubeView) -> None:
    before = view.model.state
    view.model.change("Norm", norms=("spectral",))
    assert gate.has_begun.wait(30)
    view.undo_stack.undo()
    assert view.model.waiting == ""
    assert view.activation_bar.isHidden()
    gate.is_open.set()
    qtbot.waitUntil(view.is_settled)
    assert view.model.state == before


def test_a_kernel_that_is_shown_is_not_computed_in_the_window(
    qtbot: QtBot, gate: Gate, view: CubeView
) -> None:
    gate.is_open.set()
    view.model.show(view.model.scene.with_figure(FigureState(norms=("spectral", "weight"))))
    qtbot.waitUntil(view.is_settled)
    for place in range(3):
        view.model.hover((place, 0, 0, 0))
        qtbot.waitUntil(view.is_settled)
    view.model.change("Colour", color="y")
    qtbot.waitUntil(view.is_settled)
    assert len(gate.computed) == 1
