from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.guide.guide_panel import GuidePanel
from normviz.ui.shell.guide.guided_page import GuidedPage
from normviz.ui.shell.guide.tour import tour


def test_the_guide_is_beside_a_wide_view_and_below_a_narrow_one(qtbot: QtBot) -> None:
    view, panel = QWidget(), GuidePanel()
    page = GuidedPage(view, panel)
    qtbot.addWidget(page)
    panel.show_step(tour(), 0, None)
    page.resize(1400, 800)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: panel.x() >= view.width())
    page.resize(950, 660)
    qtbot.waitUntil(lambda: panel.y() >= view.height())
    assert view.width() == 950
