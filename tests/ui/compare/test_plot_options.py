import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from normviz.ui.compare.plot_options import PlotOptions


@pytest.fixture
def options(qtbot: QtBot) -> PlotOptions:
    made = PlotOptions()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_setting_is_chosen_by_key(qtbot: QtBot, options: PlotOptions) -> None:
    options.show_axes(["batch_size", "learning_rate"])
    options.show_for("setting")
    box = options.findChild(QComboBox)
    assert box is not None
    assert (box.isVisible(), options.log.isVisible()) == (True, False)
    assert (options.axis(), options.across()) == ("batch_size", "")
    with qtbot.waitSignal(options.across_changed):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert options.axis() == options.across() == "learning_rate"


def test_what_another_comparison_lacks_is_wanted_again_later(
    qtbot: QtBot, options: PlotOptions
) -> None:
    options.show_axes(["batch_size", "learning_rate"])
    options.show_across("learning_rate")
    with qtbot.assertNotEmitted(options.across_changed):
        options.show_axes(["batch_size"])
        assert options.axis() == "batch_size"
        options.show_axes([])
        assert options.axis() == ""
        options.show_axes(["batch_size", "learning_rate"])
    assert options.axis() == "learning_rate"


def test_one_setting_alone_leaves_no_choice(options: PlotOptions) -> None:
    options.show_for("map")
    options.show_axes(["batch_size"])
    box = options.findChild(QComboBox)
    assert box is not None
    assert not box.isVisible()
