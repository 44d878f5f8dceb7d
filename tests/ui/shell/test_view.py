import pytest
from pytestqt.qtbot import QtBot

from normviz.settings.values import Settings
from normviz.ui.shell.view import View


@pytest.fixture
def view(qtbot: QtBot) -> View:
    made = View()
    qtbot.addWidget(made)
    return made


def test_a_view_that_overrides_nothing_is_a_whole_view(view: View) -> None:
    view.setWindowTitle("Cube")
    assert view.title() == "Cube"
    assert view.menu_actions() == {}
    assert view.key_help() == []
    assert view.regions() == [view]
    assert view.first_focus() is None
    assert view.undo_stack is None


def test_nothing_of_it_keeps_the_window_from_closing(view: View) -> None:
    assert view.may_close()
    assert view.is_settled()
    view.ask_to_stop()
    assert view.shut_down()


def test_it_has_nothing_to_keep(view: View) -> None:
    assert view.save() == {}
    view.restore(Settings({}))
