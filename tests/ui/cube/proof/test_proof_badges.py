"""The badges below the cubes: their words, places, keys, and the dialog behind them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.ui.cube.proof.proof_badge import ProofBadge
from normviz.ui.cube.proof.proof_dialog import ProofDialog
from normviz.ui.cube.view import CubeView
from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import current_theme
from tests.ui.cube.proof.conftest import FakeProofs


def badges(view: CubeView) -> dict[str, ProofBadge]:
    found = view.canvas.findChildren(ProofBadge)
    return {badge.key: badge for badge in found if not badge.isHidden()}


def proven(qtbot: QtBot, view: CubeView) -> dict[str, ProofBadge]:
    view.proofs.start()
    qtbot.waitUntil(lambda: view.proofs.is_available and view.is_settled())
    return badges(view)


def test_there_is_none_before_tensorflow_is_loaded_and_nothing_moves_then(
    qtbot: QtBot, view: CubeView, service: FakeProofs
) -> None:
    service.is_loaded = False
    view.proofs.start()
    assert badges(view) == {}
    before = view.canvas.figure_layout
    service.is_loaded = True
    assert set(proven(qtbot, view)) == {"batch", "batch-renorm"}
    assert view.canvas.figure_layout == before


def test_a_badge_says_count_and_version_and_both_sets_where_they_differ(
    qtbot: QtBot, view: CubeView
) -> None:
    found = proven(qtbot, view)
    assert found["batch"].text_in(500) == "36 of 36 · Keras 3.15"
    assert found["batch"].text_in(60) == "36 of 36"
    assert found["batch-renorm"].text_in(500) == "gradient 36, y 1 · Keras 3.15"
    assert found["batch"].accessibleName() == "Proof of Batch Norm: 36 of 36 · Keras 3.15"


def test_badges_stand_below_their_cubes_within_the_panels(qtbot: QtBot, view: CubeView) -> None:
    for count in (1, 4, 8):
        names = ("batch", "layer", "group", "rms", "unit", "frn", "dyt", "weight")[:count]
        view.model.change("Norms", norms=names)
        found = proven(qtbot, view)
        assert tuple(found) == names or set(found) == set(names)
        for panel in view.canvas.figure_layout.panels:
            badge = found[panel.norm]
            assert badge.y() > panel.caption_y
            assert badge.geometry().bottom() <= panel.y + panel.height
            assert panel.x <= badge.x()
            assert badge.geometry().right() <= panel.x + panel.width


def test_enter_and_a_click_show_how_it_was_proven(qtbot: QtBot, view: CubeView) -> None:
    badge = proven(qtbot, view)["batch"]
    badge.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(badge, Qt.Key.Key_Return)
    dialog = view.findChild(ProofDialog)
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    for expected in ("keras.layers.Layer()", "Keras 3.15.1, TensorFlow 2.21.0", "(0, 0, 0, 0)"):
        assert expected in texts
    assert any("is not 0: 36; claimed: 36" in text for text in texts)
    dialog.reject()
    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert view.findChildren(ProofDialog)[-1].isVisible()


def test_the_tab_key_walks_from_the_figure_through_the_badges(qtbot: QtBot, view: CubeView) -> None:
    found = proven(qtbot, view)
    view.activateWindow()
    view.canvas.setFocus()
    qtbot.waitUntil(view.canvas.hasFocus)
    for norm in ("batch", "batch-renorm"):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        assert found[norm].hasFocus()


def test_a_refuted_proof_is_red_and_the_inspector_says_what_differs(
    qtbot: QtBot, view: CubeView, service: FakeProofs
) -> None:
    service.changed = {
        "verdict": "refuted",
        "agreed": 1,
        "gradient": 1,
        "moved": 1,
        "largest_difference": 0.25,
    }
    badge = proven(qtbot, view)["batch"]
    assert badge.text_in(500) == "refuted: 1 of 36 · Keras 3.15"
    picture = badge.grab().toImage()
    colors = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert current_theme().error in colors or _is_reddish(colors)
    said = view.inspector._proof.text()
    assert "1 instead of 36, 35 missing" in said
    assert "0.25" in said
    service.changed = {}
    view.model.change("Mode", training=False)
    qtbot.waitUntil(view.is_settled)
    assert view.inspector._proof.text() == ""


def test_what_is_not_available_says_why(qtbot: QtBot, view: CubeView, service: FakeProofs) -> None:
    service.refusal = "expected a layer, received none"
    badge = proven(qtbot, view)["batch"]
    assert badge.text_in(500) == "not proven"
    assert badge.toolTip() == "Expected a layer, received none."


def test_a_badge_stands_on_the_ground_of_the_figure(qtbot: QtBot, view: CubeView) -> None:
    badge = proven(qtbot, view)["batch"]
    ground = view.canvas.grab().toImage().pixelColor(2, 2)
    assert badge.grab().toImage().pixelColor(0, 0) == ground
    assert DARK.error != LIGHT.error


def _is_reddish(colors: set[str]) -> bool:
    return any(
        int(name[1:3], 16) > int(name[3:5], 16) + 60 and int(name[1:3], 16) > 120 for name in colors
    )
