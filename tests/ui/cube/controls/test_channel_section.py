import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from normviz.figure.state import FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import from_json, to_json
from normviz.ui.cube.controls.channel_section import ChannelAffine, learned_text
from normviz.ui.cube.controls.channel_table import ChannelTable
from normviz.ui.cube.model import CubeModel


@pytest.fixture
def part(qtbot: QtBot) -> ChannelAffine:
    model = CubeModel()
    part = ChannelAffine(model)
    qtbot.addWidget(part)
    model.state_changed.connect(lambda new, _: part.show_state(new))
    part.show_state(model.state)
    part.show()
    qtbot.waitExposed(part)
    part.findChild(QCheckBox).click()
    return part


def button(part: ChannelAffine, name: str) -> QPushButton:
    return part.findChild(QPushButton, name)


def enter(part: ChannelAffine, channel: int, column: int, text: str) -> bool:
    values = part.findChild(ChannelTable).model()
    return values.setData(values.index(channel, column), text, Qt.ItemDataRole.EditRole)


def test_the_table_is_shown_on_request(qtbot: QtBot, part: ChannelAffine) -> None:
    table = part.findChild(ChannelTable)
    assert table.isVisible()
    assert table.model().rowCount() == 6
    part.findChild(QCheckBox).click()
    assert not table.isVisible()


def test_one_channel_is_edited_as_one_step_of_undo(part: ChannelAffine) -> None:
    assert enter(part, 2, 0, "−1.5")
    state = part._model.state
    assert state.gammas == (1.0, 1.0, -1.5)
    part._model.undo_stack.undo()
    assert part._model.state == FigureState()


@pytest.mark.parametrize("text", ["", "abc", "1,000", "1e9"])
def test_what_is_no_number_is_refused_with_a_reason(part: ChannelAffine, text: str) -> None:
    assert not enter(part, 0, 1, text)
    assert part._refusal.text()
    assert part._model.state == FigureState()


def test_batch_norm_is_undone_and_redone(part: ChannelAffine) -> None:
    model = part._model
    assert button(part, "cube_undo_norm").text() == "Undo Batch Norm"
    button(part, "cube_undo_norm").click()
    np.testing.assert_allclose(model.normalized("batch").y, model.x, atol=1e-6)
    button(part, "cube_same_affine").click()
    assert model.state.gammas == ()
    assert not button(part, "cube_same_affine").isEnabled()


def test_a_norm_that_cannot_be_undone_says_why(part: ChannelAffine) -> None:
    part._model.focus("layer")
    assert not button(part, "cube_undo_norm").isEnabled()
    assert "every sample has its own" in part._why.text()


def test_what_is_learned_comes_from_the_entry() -> None:
    state = FigureState()
    assert learned_text("batch", state) == "Batch Norm learns γ and β for each channel (C = 6)."
    assert "C·H·W = 54" in learned_text("layer", state)
    assert "learns γ for each" in learned_text("rms", state)
    assert "neither" in learned_text("unit", state)
    assert learned_text("none", state) == "Without a norm there is no γ and no β."


def test_a_hidden_focus_change_costs_nothing(part: ChannelAffine, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(part._model, "undoing", lambda norm: asked.append(norm))
    part._model.hover((1, 1, 1, 1))
    part._model.hover((2, 1, 1, 1))
    assert asked == []


def test_a_scene_holds_the_values_of_channels() -> None:
    scene = CubeScene(FigureState(gammas=(1.0, 2.0), betas=(0.5,)))
    assert from_json(to_json(Scene("cube", cube=scene))).cube == scene


def test_an_empty_message_takes_no_room(part: ChannelAffine) -> None:
    assert part._refusal.isHidden()
    assert not enter(part, 0, 1, "abc")
    assert not part._refusal.isHidden()
