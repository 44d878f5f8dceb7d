from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from normviz.figure.state import Camera, ElementEdit, FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.controls import ControlPanel
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.theme import ThemeController
from tests.figure.states import figure_state

CONTROL = Qt.KeyboardModifier.ControlModifier
OTHER = figure_state(
    norms=("frn", "batch"),
    shape=(2, 9, 5, 4),
    groups=3,
    epsilon=1e-5,
    center=False,
    scale=False,
    gamma=2.0,
    beta=-1.0,
    training=False,
    momentum=0.9,
    steps=7,
    data_format="NHWC",
    color="y",
    source="scale",
    seed=3,
    form="both",
    slab_axis="C",
    slabs=3,
    gap=1.0,
    peel=(1, 2, 3),
    edits=(ElementEdit((0, 0, 0, 0), 5.0),),
)


def test_showing_a_state_changes_nothing(model, panel) -> None:
    seen = []
    model.state_changed.connect(lambda new, _old: seen.append(new))
    model.show(CubeScene(OTHER))
    assert seen == [OTHER]
    assert model.undo_stack.count() == 0


def test_panel_of_a_restored_state_shows_it(qtbot) -> None:
    model = CubeModel(OTHER)
    panel = ControlPanel(model)
    qtbot.addWidget(panel)
    assert model.state == OTHER
    spins = {spin.objectName(): spin.value() for spin in panel.findChildren(QAbstractSpinBox)}
    assert spins["cube_size_c_spin"] == 9
    assert spins["cube_groups_spin"] == 3
    assert spins["cube_gap_spin"] == 100
    assert spins["cube_peel_hw_spin"] == 3
    fields = {line.objectName(): line.text() for line in panel.findChildren(QLineEdit)}
    assert fields["cube_beta_field"] == "-1"


def test_settings_outside_the_sliders_are_shown_at_their_ends(qtbot) -> None:
    state = figure_state(gap=9.0, peel=(99, 0, 0), steps=5000, epsilon=1e5, gamma=-1e5)
    model = CubeModel(state)
    panel = ControlPanel(model)
    qtbot.addWidget(panel)
    assert model.state is state
    spins = {spin.objectName(): spin.value() for spin in panel.findChildren(QAbstractSpinBox)}
    assert (spins["cube_gap_spin"], spins["cube_peel_n_spin"], spins["cube_steps_spin"]) == (
        300,
        3,
        3000,
    )


def test_reset_puts_everything_back_in_one_step(model, click) -> None:
    model.show(CubeScene(OTHER))
    click("cube_reset_settings_button")
    assert model.state == FigureState()
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == OTHER


def test_reset_puts_the_highlighted_element_back_and_undo_returns_it(model, click) -> None:
    turned = Camera(yaw=5.0)
    before = CubeScene(OTHER, turned, (1, 2, 3, 3), pinned=True, focused="batch")
    model.show(before)
    click("cube_reset_settings_button")
    assert model.scene == CubeScene(camera=turned)
    model.undo_stack.undo()
    assert model.scene == before


def test_reset_view_is_asked_for(qtbot, panel, click) -> None:
    with qtbot.waitSignal(panel.reset_view):
        click("cube_reset_view")


def test_undo_keys_reach_the_window_from_a_field(model, find, enter) -> None:
    enter("cube_size_n_spin", "9")
    QTest.keyClick(find("cube_size_n_spin"), Qt.Key.Key_Z, CONTROL)
    assert model.state.shape[0] == 4
    enter("cube_epsilon_field", "0.5")
    QTest.keyClick(find("cube_epsilon_field"), Qt.Key.Key_Z, CONTROL)
    assert model.state.epsilon == 1e-3


def test_undo_keys_belong_to_the_text_while_one_types(model, find, enter) -> None:
    enter("cube_size_n_spin", "9")
    field = find("cube_size_n_spin")
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert model.state.shape[0] == 9


def test_every_control_can_be_reached_with_tab_from_top_to_bottom(model, panel, find) -> None:
    model.show(CubeScene(OTHER))
    kinds = (QAbstractSpinBox, QSlider, QComboBox)
    wanted = {each.objectName() for kind in kinds for each in panel.findChildren(kind)}
    wanted = {name for name in wanted if name.startswith("cube_") and find(name).isEnabled()}
    first = find("cube_norms")
    first.setFocus()
    places: list[tuple[str, int]] = []
    for _ in range(200):
        widget = QApplication.focusWidget()
        assert widget is not None
        places.append((widget.objectName(), widget.mapTo(panel.widget(), widget.pos() * 0).y()))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert wanted <= {name for name, _ in places}
    tops = [top for name, top in places if name != "cube_section_norms_header"]
    assert all(below >= above - 16 for above, below in pairwise(tops))


def test_mnemonics_lead_to_their_fields(find, panel) -> None:
    for key, name in ((Qt.Key.Key_N, "cube_size_n_spin"), (Qt.Key.Key_G, "cube_groups_spin")):
        QTest.keyClick(panel, key, Qt.KeyboardModifier.AltModifier)
        assert find(name).hasFocus()


def test_every_control_has_its_names(panel) -> None:
    kinds = (QAbstractButton, QAbstractSpinBox, QSlider, QComboBox)
    names = []
    for control in (each for kind in kinds for each in panel.findChildren(kind)):
        if control.objectName().startswith("qt_") or not control.focusPolicy():
            continue
        assert control.objectName()
        assert control.accessibleName(), control.objectName()
        assert "&" not in control.accessibleName().replace("Wu & He", "")
        assert control.toolTip(), control.objectName()
        names.append(control.objectName())
    assert len(names) == len(set(names)) > 40


@pytest.mark.parametrize("width", [280, 304, 500])
def test_nothing_is_cut_sideways(qtbot, panel, window, model, width: int) -> None:
    model.show(CubeScene(OTHER))
    window.resize(width, 700)
    qtbot.waitUntil(lambda: panel.width() == width)
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 280
    assert panel.widget().width() == panel.viewport().width()
    assert panel.horizontalScrollBar().maximum() == 0


def test_sections_fold_and_are_remembered(panel, find, click) -> None:
    assert panel.collapsed() == []
    click("cube_section_tensor_header")
    assert panel.collapsed() == ["tensor"]
    assert not find("cube_size_n_spin").isVisible()
    panel.set_collapsed(["view", "unheard of"])
    assert panel.collapsed() == ["view"]
    assert find("cube_size_n_spin").isVisible()


def test_folded_section_still_follows(panel, find, model) -> None:
    panel.set_collapsed(["tensor"])
    model.show(CubeScene(OTHER))
    assert find("cube_size_c_spin").value() == 9


def test_theme_reaches_what_is_painted(qtbot, panel, find) -> None:
    controller = ThemeController("light")
    rows = find("cube_norms")
    light = rows.grab().toImage().pixelColor(100, 4)
    controller.set_mode("dark")
    panel.set_theme(controller.theme)
    dark = rows.grab().toImage().pixelColor(100, 4)
    controller.set_mode("light")
    assert light.lightness() > 150
    assert dark.lightness() < 110


def test_tab_goes_from_one_control_to_the_next_as_they_are_seen(qtbot: QtBot) -> None:
    panel = ControlPanel(CubeModel())
    qtbot.addWidget(panel)
    panel.resize(320, 2000)
    panel.show()
    qtbot.waitExposed(panel)
    content = panel.widget()
    stops = [each for each in reached_by_tab(content) if each.isVisible()]
    places = [each.mapTo(content, each.rect().center()) for each in stops]
    rows = [place.y() // 12 for place in places]
    assert len(stops) > 20
    assert rows == sorted(rows)
    in_rows = [(row, place.x()) for row, place in zip(rows, places, strict=True)]
    assert in_rows == sorted(in_rows)


def reached_by_tab(content: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order."""
    found, widget = [], content.nextInFocusChain()
    while widget is not content:
        by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if by_tab and content.isAncestorOf(widget) and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return [each for each in found if each.objectName() != "qt_spinbox_lineedit"]
