import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from normviz.norms import CATALOG
from normviz.ui.cube.controls.add_menu import AddMenu


@pytest.fixture
def menu(qtbot: QtBot) -> AddMenu:
    made = AddMenu()
    qtbot.addWidget(made)
    return made


def offered(menu: AddMenu) -> list[str]:
    """Names of the norms in the unfolded menu."""
    return [each.data() for each in menu.menu().actions() if each.isVisible() and each.data()]


def headings(menu: AddMenu) -> list[str]:
    return [each.text() for each in menu.menu().actions() if each.isVisible() and not each.data()]


def test_the_whole_catalogue_is_offered_by_what_is_normalized(menu: AddMenu) -> None:
    assert sorted(offered(menu)) == sorted(CATALOG)
    assert len(headings(menu)) == 3
    kinds = [CATALOG[name].kind for name in offered(menu)]
    assert kinds == sorted(kinds, key=["activation", "kernel", "identity"].index)


def test_what_is_shown_is_left_out_with_headings_of_nothing(menu: AddMenu) -> None:
    menu.leave_out(["batch", "weight", "spectral"])
    assert "batch" not in offered(menu)
    assert "Normalizes the kernel" not in headings(menu)
    menu.leave_out([])
    assert sorted(offered(menu)) == sorted(CATALOG)


def test_nothing_can_be_added_once_all_are_shown(menu: AddMenu) -> None:
    menu.leave_out(list(CATALOG))
    assert not menu.isEnabled()
    menu.leave_out(list(CATALOG)[1:])
    assert menu.isEnabled()


def test_a_choice_is_told_by_its_name(qtbot: QtBot, menu: AddMenu) -> None:
    action = menu.menu().findChild(QAction, "cube_add_group") or menu.findChild(
        QAction, "cube_add_group"
    )
    assert isinstance(action, QAction)
    assert CATALOG["group"].formula in action.toolTip()
    with qtbot.waitSignal(menu.chosen) as chosen:
        action.trigger()
    assert chosen.args == ["group"]
