from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController
from normviz.ui.train.plots.plot_bar import PlotBar


def test_a_narrow_bar_does_without_the_slider(qtbot: QtBot, theme: ThemeController) -> None:
    bar = PlotBar()
    qtbot.addWidget(bar)
    wide = bar.sizeHint().width()
    bar.resize(wide, bar.sizeHint().height())
    bar.show()
    slider = bar.findChild(QSlider, "train_smoothing_slider")
    assert slider.isVisible()
    bar.resize(wide - 40, bar.height())
    assert not slider.isVisible()
    bar.resize(wide, bar.height())
    assert slider.isVisible()
