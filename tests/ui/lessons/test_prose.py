from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.ui.lessons.prose import Prose
from normviz.ui.lessons.prose_html import prose_html


def test_it_is_as_high_as_its_words(qtbot: QtBot) -> None:
    prose = Prose("prose", "Prose")
    qtbot.addWidget(prose)
    prose.resize(300, 20)
    prose.show()
    prose.set_html("<p>one</p>")
    low = prose.height()
    prose.set_html("<p>" + "many words " * 60 + "</p>")
    assert prose.height() > 4 * low


def test_a_word_is_explained_when_the_focus_reaches_it(qtbot: QtBot) -> None:
    prose = Prose("prose", "Prose")
    qtbot.addWidget(prose)
    prose.set_html(prose_html("The [[logits]] of a network."))
    with qtbot.waitExposed(prose):
        prose.show()
    prose.activateWindow()
    prose.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(prose, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "softmax" in prose.shown_tip())


def test_a_link_is_told_and_a_word_of_the_glossary_is_not(qtbot: QtBot) -> None:
    prose = Prose("prose", "Prose")
    qtbot.addWidget(prose)
    told: list[str] = []
    prose.chosen.connect(told.append)
    prose.set_html("<p><a href='lesson:undo'>x</a> <a href='term:batch'>y</a></p>")
    for anchor in ("lesson:undo", "term:batch"):
        prose.anchorClicked.emit(anchor)
    assert told == ["lesson:undo"]


def test_the_height_of_other_words_is_known_before_they_are_shown(qtbot: QtBot) -> None:
    prose = Prose("prose", "Words")
    qtbot.addWidget(prose)
    prose.resize(240, 100)
    prose.show()
    html = f"<p>{'longer words ' * 30}</p>"
    prose.set_html("<p>Short.</p>")
    expected = prose.height_of(html)
    prose.set_html(html)
    assert prose.height() == expected
