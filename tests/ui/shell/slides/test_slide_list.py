from pytestqt.qtbot import QtBot

from normviz.presentation.slide_show import SlideShow, first_of
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.ui.shell.slides.slide_list import SlideList


def test_what_is_shown_again_tells_nobody(qtbot: QtBot) -> None:
    rows = SlideList()
    qtbot.addWidget(rows)
    show = first_of(Deck((Slide("a", Scene("cube")), Slide("ε", Scene("draw"), "Say this."))))
    with qtbot.assertNotEmitted(rows.chosen), qtbot.assertNotEmitted(rows.renamed):
        rows.show_slides(show.at(1))
    assert [rows.item(row).text() for row in range(rows.count())] == ["a", "ε"]
    assert rows.currentRow() == 1
    assert rows.item(1).toolTip() == "Say this."
    rows.show_slides(SlideShow())
    assert rows.count() == 0
