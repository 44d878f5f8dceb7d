import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QSpinBox, QVBoxLayout
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import lesson_named
from normviz.ports.intents import OpenLesson
from normviz.scenes.compare_scene import CompareScene
from normviz.ui.compare.settings.settings_panel import SweepSettingsPanel
from normviz.ui.shell.view import View
from normviz.ui.shell.why_button import WhyButton


@pytest.fixture
def panel(qtbot: QtBot) -> SweepSettingsPanel:
    made = SweepSettingsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_panel_shows_a_scene_and_gives_it_back(panel: SweepSettingsPanel) -> None:
    scene = CompareScene(recipe="small-batch", norms=("none", "group"), seeds=7, batch_sizes=(2, 4))
    panel.show_scene(scene)
    assert panel.scene() == scene


def test_space_checks_a_norm(qtbot: QtBot, panel: SweepSettingsPanel) -> None:
    norms = panel.findChild(QListWidget, "compare_norms")
    assert norms is not None
    norms.setFocus()
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClick(norms, Qt.Key.Key_Space)
    assert "none" not in panel.scene().norms


def test_seeds_are_typed(qtbot: QtBot, panel: SweepSettingsPanel) -> None:
    spin = panel.findChild(QSpinBox, "compare_seeds_spin")
    assert spin is not None
    spin.lineEdit().setText("4")
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert panel.scene().seeds == 4


def test_a_machine_takes_as_many_at_once_as_it_can(qtbot: QtBot, panel: SweepSettingsPanel) -> None:
    of_a_larger_machine = CompareScene(at_once=16)
    larger = SweepSettingsPanel(4)
    qtbot.addWidget(larger)
    for shown, most in ((panel, 1), (larger, 4)):
        shown.show_scene(of_a_larger_machine)
        assert shown.at_once() == most
        assert shown.scene() == of_a_larger_machine
    spin = panel.findChild(QSpinBox, "compare_at_once_spin")
    assert spin is not None
    assert not spin.isEnabled()
    assert "normviz[cluster]" in spin.toolTip()


def test_a_batch_size_that_is_none_is_refused(qtbot: QtBot, panel: SweepSettingsPanel) -> None:
    line = panel.findChild(QLineEdit, "compare_batch_sizes_line")
    assert line is not None
    line.setText("2 2.5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert panel.show_refused().startswith("Not started. Batch sizes: Type up to")
    assert "whole numbers" in panel.show_refused()
    assert panel.scene().batch_sizes == ()


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1e300", "0", "1.5e9"])
def test_a_batch_size_that_no_data_have_is_refused(
    qtbot: QtBot, panel: SweepSettingsPanel, text: str
) -> None:
    line = panel.findChild(QLineEdit, "compare_batch_sizes_line")
    assert line is not None
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "whole numbers" in panel.show_refused()
    assert panel.scene().batch_sizes == ()


def test_nothing_is_cut_where_there_is_little_room(qtbot: QtBot, panel: SweepSettingsPanel) -> None:
    panel.resize(panel.minimumSizeHint().width(), 200)
    about = panel.findChild(QLabel, "compare_about")
    assert about is not None
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 0)
    assert about.height() >= about.heightForWidth(about.width())
    spin = panel.findChild(QSpinBox, "compare_seeds_spin")
    assert spin is not None
    panel._seeds.set_error("Not that many.")
    panel.show_refused()
    top = spin.mapTo(panel.viewport(), spin.rect().center()).y()
    assert 0 < top < panel.viewport().height()


def test_a_link_beside_the_norms_leads_to_what_decides_between_them(qtbot: QtBot) -> None:
    view = View()
    qtbot.addWidget(view)
    QVBoxLayout(view).addWidget(SweepSettingsPanel())
    view.show()
    (link,) = view.findChildren(WhyButton)
    assert link.isVisible()
    with qtbot.waitSignal(view.intent_requested) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [OpenLesson("which-norm")]
    assert lesson_named("which-norm").steps
