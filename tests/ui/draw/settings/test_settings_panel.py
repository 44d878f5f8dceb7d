from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from normviz.ui.draw.settings.examples import Examples
from normviz.ui.draw.settings.settings_panel import DrawSettingsPanel


@pytest.fixture
def panel(qtbot: QtBot, theme: object, tmp_path: Path) -> DrawSettingsPanel:
    made = DrawSettingsPanel(Examples(tmp_path))
    qtbot.addWidget(made)
    made.resize(made.sizeHint().width(), 500)
    made.show()
    return made


def test_every_part_is_in_the_panel(panel: DrawSettingsPanel) -> None:
    for part in (panel.models, panel.examples, panel.saliency, panel.batch):
        assert panel.isAncestorOf(part)


def test_its_least_width_shows_every_control_beside_the_scroll_bar(
    panel: DrawSettingsPanel,
) -> None:
    panel.resize(panel.minimumSizeHint().width(), 300)
    assert panel.verticalScrollBar().maximum() > 0
    assert panel.horizontalScrollBar().maximum() == 0


def test_a_section_can_be_folded(panel: DrawSettingsPanel) -> None:
    header = panel.findChild(QToolButton, "draw_section_batch_header")
    panel.ensureWidgetVisible(header)
    assert panel.batch.isVisible()
    QTest.mouseClick(header, Qt.MouseButton.LeftButton)
    assert not panel.batch.isVisible()
