import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from normviz.scenes.compare_scene import CompareScene
from normviz.ui.compare.settings.settings_panel import SweepSettingsPanel


@pytest.fixture
def panel(qtbot: QtBot) -> SweepSettingsPanel:
    made = SweepSettingsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def typed(qtbot: QtBot, panel: SweepSettingsPanel, name: str, text: str) -> None:
    line = panel.findChild(QLineEdit, f"compare_{name}_line")
    assert line is not None
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("groups", "1 4 16", (1, 4, 16)),
        ("epsilons", "1e-5, 0.001", (1e-5, 1e-3)),
        ("norm_momenta", "0.9 0.99", (0.9, 0.99)),
        ("dropouts", "0 0.5", (0.0, 0.5)),
    ],
)
def test_values_are_typed(
    qtbot: QtBot, panel: SweepSettingsPanel, name: str, text: str, values: tuple[float, ...]
) -> None:
    with qtbot.waitSignal(panel.changed):
        typed(qtbot, panel, name, text)
    assert getattr(panel.scene(), name) == values


def test_optimizers_are_chosen(qtbot: QtBot, panel: SweepSettingsPanel) -> None:
    box = panel.findChild(QComboBox, "compare_optimizers_box")
    assert box is not None
    assert box.currentText() == "as in the recipe"
    box.setFocus()
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClick(box, Qt.Key.Key_End)
    assert panel.scene().optimizers == ("adam", "sgd")


@pytest.mark.parametrize(
    ("name", "text"),
    [("groups", "0"), ("groups", "2.5"), ("epsilons", "0"), ("norm_momenta", "2"),
     ("dropouts", "1"), ("dropouts", "-0.1")],
)  # fmt: skip
def test_what_a_norm_cannot_have_is_refused_and_shown(
    qtbot: QtBot, panel: SweepSettingsPanel, name: str, text: str
) -> None:
    typed(qtbot, panel, name, text)
    assert "Type up to 32" in panel.show_refused()
    assert panel.more.is_expanded()
    assert getattr(panel.scene(), name) == ()


def test_the_section_opens_where_a_scene_has_such_values(panel: SweepSettingsPanel) -> None:
    assert not panel.more.is_expanded()
    scene = CompareScene(groups=(2, 8), optimizers=("sgd",))
    panel.show_scene(scene)
    assert panel.more.is_expanded()
    assert panel.scene() == scene
    box = panel.findChild(QComboBox, "compare_optimizers_box")
    assert box is not None
    assert box.currentText() == "SGD"
