from types import SimpleNamespace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz import norms
from normviz.figure.registries import SOURCES
from normviz.figure.sources.digits import DIGITS_OFFERED
from normviz.figure.state import Camera, ElementEdit, FigureState
from normviz.figure.tensor_source import NotReadyError, SourceTensor, TensorRequest, TensorSource
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube import model as module
from normviz.ui.cube.model import MERGE_SECONDS, CubeModel
from tests.figure.states import figure_state


@pytest.fixture
def model(qtbot: QtBot) -> CubeModel:
    return CubeModel()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The time that the model sees; tests set ``now``."""
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def test_a_change_is_shown_and_told_with_what_was_before(qtbot: QtBot, model: CubeModel) -> None:
    old = model.state
    with qtbot.waitSignal(model.state_changed) as told:
        model.change("Groups", groups=3)
    assert model.state == figure_state(groups=3)
    assert told.args == [model.state, old]


def test_what_cannot_be_shown_raises_and_leaves_everything(qtbot: QtBot, model: CubeModel) -> None:
    with (
        qtbot.assertNotEmitted(model.state_changed),
        pytest.raises(ValueError, match="received 4"),
    ):
        model.change("Groups", groups=4)
    assert model.state == FigureState()
    assert model.undo_stack.count() == 0


def test_no_change_is_no_step(qtbot: QtBot, model: CubeModel) -> None:
    with qtbot.assertNotEmitted(model.state_changed):
        model.change("Groups", groups=model.state.groups)
    assert model.undo_stack.count() == 0


def test_undo_and_redo_walk_through_the_settings(model: CubeModel) -> None:
    first = model.state
    model.change("Groups", groups=3)
    model.change("Color", color="y")
    last = model.state
    model.undo_stack.undo()
    assert model.state == figure_state(groups=3)
    model.undo_stack.undo()
    assert model.state == first
    model.undo_stack.redo()
    model.undo_stack.redo()
    assert model.state == last


def test_a_drag_of_one_control_is_one_step(model: CubeModel, clock: SimpleNamespace) -> None:
    for beta in (0.1, 0.2, 0.3):
        clock.now += 0.9 * MERGE_SECONDS
        model.change("Beta", beta=beta)
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == FigureState()
    model.undo_stack.redo()
    assert model.state == FigureState(beta=0.3)


def test_later_changes_of_the_control_are_steps_of_their_own(
    model: CubeModel, clock: SimpleNamespace
) -> None:
    model.change("Beta", beta=0.1)
    clock.now += 1.1 * MERGE_SECONDS
    model.change("Beta", beta=0.2)
    assert model.undo_stack.count() == 2


def test_another_control_is_another_step(model: CubeModel, clock: SimpleNamespace) -> None:
    model.change("Beta", beta=0.1)
    model.change("Gamma", gamma=0.1)
    model.change("Beta", beta=0.2)
    assert model.undo_stack.count() == 3


def test_a_control_put_back_at_once_leaves_no_step(
    model: CubeModel, clock: SimpleNamespace
) -> None:
    model.change("Beta", beta=0.1)
    model.change("Beta", beta=0.0)
    assert model.undo_stack.count() == 0
    assert not model.undo_stack.canUndo()


def test_hover_lights_up_until_something_is_pinned(qtbot: QtBot, model: CubeModel) -> None:
    model.hover((1, 2, 0, 0))
    assert (model.index, model.pinned) == ((1, 2, 0, 0), False)
    model.pin((2, 2, 2, 2))
    with qtbot.assertNotEmitted(model.highlight_changed):
        model.hover((0, 0, 0, 0))
    assert (model.index, model.pinned) == ((2, 2, 2, 2), True)
    model.unpin()
    assert (model.index, model.pinned) == ((2, 2, 2, 2), False)
    model.hover((0, 0, 0, 0))
    assert model.index == (0, 0, 0, 0)


@pytest.mark.parametrize("axis", range(4))
def test_a_walk_ends_at_the_sides_of_the_tensor(model: CubeModel, axis: int) -> None:
    size = model.state.shape[axis]
    places = []
    for _ in range(size + 1):
        model.walk(axis, 1)
        places.append(model.index[axis])
    assert places == [*range(1, size), size - 1, size - 1]
    for _ in range(size + 1):
        model.walk(axis, -1)
    assert model.index == (0, 0, 0, 0)


def test_a_walk_keeps_the_pin(model: CubeModel) -> None:
    model.pin((0, 0, 0, 0))
    model.walk(3, 1)
    assert (model.index, model.pinned) == ((0, 0, 0, 1), True)


def test_the_element_stays_inside_a_tensor_that_shrinks(model: CubeModel) -> None:
    model.pin((3, 5, 2, 1))
    seen = []
    model.state_changed.connect(lambda new, _: seen.append((new.shape, model.index)))
    model.change("Shape", shape=(2, 4, 3, 1))
    assert model.index == (1, 3, 2, 0)
    assert seen == [((2, 4, 3, 1), (1, 3, 2, 0))]


def test_the_focus_goes_to_a_norm_that_is_shown(model: CubeModel) -> None:
    assert model.focused == "batch"
    model.focus("group")
    model.change("Norms", norms=("rms", "group"))
    assert model.focused == "group"
    model.change("Norms", norms=("rms",))
    assert model.focused == "rms"
    model.change("None", norms=())
    assert model.focused == ""


def test_the_camera_is_told_once(qtbot: QtBot, model: CubeModel) -> None:
    with qtbot.waitSignal(model.camera_changed):
        model.set_camera(Camera(yaw=3.0))
    with qtbot.assertNotEmitted(model.camera_changed):
        model.set_camera(Camera(yaw=3.0))
    assert model.undo_stack.count() == 0


def test_x_is_made_anew_only_when_it_is_another(model: CubeModel) -> None:
    x = model.x
    model.change("Beta", beta=1.0)
    assert model.x is x
    model.change("Seed", seed=1)
    assert model.x is not x
    edited = model.x
    model.change("ElementEdit", edits=(ElementEdit((0, 0, 0, 0), 9.0),))
    assert model.x[0, 0, 0, 0] == 9
    np.testing.assert_array_equal(model.x.ravel()[1:], edited.ravel()[1:])


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_normalized_and_element_agree_with_the_reference(model: CubeModel, norm: str) -> None:
    model.change("Affine", gamma=2.0, beta=0.5, groups=3)
    y = model.normalized(norm).y
    spec, given = model.state.spec(norm), model.parameters(norm)
    np.testing.assert_array_equal(y, norms.normalized(spec, model.x, given).y)
    assert norms.element_of(spec, model.x, (1, 2, 0, 1), given).y == pytest.approx(
        float(y[1, 2, 0, 1]), abs=1e-5
    )
    assert model.normalized(norm) is model.normalized(norm)


def test_numbers_follow_the_settings(model: CubeModel) -> None:
    before = model.normalized("batch").y
    model.change("Beta", beta=1.0)
    np.testing.assert_allclose(model.normalized("batch").y, before + 1, atol=1e-6)


def test_digits_come_from_whoever_knows_them(qtbot: QtBot) -> None:
    asked = []
    images = np.arange(3 * 28 * 28).reshape(3, 28, 28).astype(np.uint8)

    def give(count: int) -> np.ndarray:
        asked.append(count)
        return images

    model = CubeModel(figure_state(source="digits", shape=(4, 1, 28, 28), groups=1), give)
    np.testing.assert_allclose(model.x[:, 0], images[[0, 1, 2, 0]] / 255.0, atol=1e-6)
    model.change("Other digits", seed=2)
    np.testing.assert_allclose(model.x[:2, 0], images[[2, 0]] / 255.0, atol=1e-6)
    assert set(asked) == {DIGITS_OFFERED}


def test_undo_returns_the_element_that_had_to_move(model: CubeModel) -> None:
    model.pin((3, 5, 2, 1), "group")
    model.change("Shape", shape=(2, 4, 3, 1))
    model.undo_stack.undo()
    assert (model.index, model.pinned, model.focused) == ((3, 5, 2, 1), True, "group")
    model.undo_stack.redo()
    assert (model.index, model.pinned) == ((1, 3, 2, 0), True)


def test_undo_leaves_what_the_step_did_not_change(model: CubeModel) -> None:
    model.change("Groups", groups=3)
    model.hover((1, 1, 1, 1), "layer")
    model.set_camera(Camera(yaw=3.0))
    model.set_library("torch")
    model.undo_stack.undo()
    expected = CubeScene(FigureState(), Camera(yaw=3.0), (1, 1, 1, 1), False, "layer", "torch")
    assert model.scene == expected


def test_a_norm_that_is_not_shown_any_more_takes_no_focus(model: CubeModel) -> None:
    focused = model.focused
    for look in (model.hover, model.pin):
        look((0, 0, 0, 0), "no-such-norm")
    model.focus("no-such-norm")
    assert model.focused == focused


def test_undo_returns_a_norm_that_was_removed_while_it_was_focused(model: CubeModel) -> None:
    model.focus("layer")
    model.change("Remove", norms=("batch",))
    model.undo_stack.undo()
    assert (model.focused, model.state.norms) == ("layer", FigureState().norms)


def test_pointing_makes_no_step_of_undo_and_one_signal(qtbot: QtBot, model: CubeModel) -> None:
    told = []
    model.highlight_changed.connect(lambda: told.append(model.scene))
    for place in range(3):
        model.hover((0, 0, 1, place), "layer")
    model.pin((0, 1, 1, 1), "group")
    assert len(told) == 4
    assert model.undo_stack.count() == 0


def test_another_scene_is_one_step_and_undo_returns_all_of_it(model: CubeModel) -> None:
    first = model.scene
    other = CubeScene(
        figure_state(groups=3), Camera(zoom=2.0), (1, 1, 1, 1), True, "layer", "torch"
    )
    model.change_scene("Open scene", other)
    assert model.scene == other
    model.undo_stack.undo()
    assert model.scene == first


def test_a_drag_that_moves_the_element_stays_one_step_that_returns_it(model: CubeModel) -> None:
    model.pin((3, 0, 0, 0))
    for n in (3, 2):
        model.change("Size N", shape=(n, 6, 3, 3))
    assert (model.undo_stack.count(), model.index) == (1, (1, 0, 0, 0))
    model.undo_stack.undo()
    assert model.index == (3, 0, 0, 0)


@pytest.fixture
def late(model: CubeModel):
    """A source of x that is not ready before its ``ready`` is true; x has a shape of its own."""
    state = SimpleNamespace(ready=False)

    def make(request: TensorRequest) -> SourceTensor:
        del request
        if not state.ready:
            raise NotReadyError("It is on its way.")
        return SourceTensor(np.zeros((2, 4, 3, 3), np.float32))

    source = TensorSource("late", "Late", "Late.", 999, make, "Again", has_own_shape=True)
    with SOURCES.added(source):
        yield state


def test_what_waits_for_its_tensor_is_shown_where_the_user_looks_meanwhile(
    model: CubeModel, late: SimpleNamespace
) -> None:
    first = model.state
    model.change("Source", source="late")
    assert (model.state, model.waiting) == (first, "It is on its way.")
    model.pin((1, 3, 2, 2), "group")
    model.set_camera(Camera(yaw=3.0))
    late.ready = True
    model.ask_source()
    assert (model.state.source, model.state.shape, model.waiting) == ("late", (2, 4, 3, 3), "")
    assert (model.index, model.pinned, model.focused) == ((1, 3, 2, 2), True, "group")
    assert model.camera == Camera(yaw=3.0)
    model.undo_stack.undo()
    assert model.state == first


def test_a_change_while_something_waits_is_made_of_what_is_wanted(
    model: CubeModel, late: SimpleNamespace
) -> None:
    model.change("Source", source="late")
    model.change("Color", color="y")
    assert model.state == FigureState()
    late.ready = True
    model.ask_source()
    assert (model.state.source, model.state.color) == ("late", "y")
    model.undo_stack.undo()
    assert (model.state.source, model.state.color) == ("late", "set")
    model.undo_stack.undo()
    assert model.state == FigureState()


def test_undo_of_what_waits_shows_what_was_there(model: CubeModel, late: SimpleNamespace) -> None:
    model.change("Source", source="late")
    model.undo_stack.undo()
    assert (model.scene, model.waiting) == (CubeScene(), "")


def test_the_numbers_are_those_of_the_mode_that_is_focused() -> None:
    model = CubeModel(FigureState(both_modes=True))
    model.hover((1, 2, 0, 1), "batch.inference")
    assert (model.focused, model.focused_panel) == ("batch", "batch.inference")
    assert not model.focused_state.training
    assert model.state.training
    inference = model.normalized("batch").y
    model.focus("batch")  # a norm by its name leaves the mode
    assert model.focused_panel == "batch.inference"
    model.focus("batch.training")
    assert model.parameters("batch").moving_mean is None
    assert np.abs(model.normalized("batch").y - inference).max() > 0.01


def test_a_panel_that_is_not_shown_has_no_data() -> None:
    with pytest.raises(ValueError, match=r"a panel that is shown, received 'batch\.inference'"):
        CubeModel(FigureState()).panel_data("batch.inference", (0, 0, 0, 0))
