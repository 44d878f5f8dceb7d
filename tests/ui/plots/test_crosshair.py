import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.plots import Plots
from normviz.ui.style.palette import LIGHT
from tests.ui.train.conftest import make_epoch

SHIFT = Qt.KeyboardModifier.ShiftModifier


def item(name: str, rank: int, level: float) -> LegendItem:
    made = LearningCurves(5)
    made.extend([Batches(10, 2.0, (level,) * 10, (1 - level,) * 10, level, 0.5, 1.0)])
    made.add_epoch(make_epoch(1))
    made.add_epoch(make_epoch(2))
    return LegendItem(name, name, rank, [made])


@pytest.fixture
def plots(qtbot: QtBot) -> Plots:
    window, made = QWidget(), Plots(LIGHT)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(made)
    window.resize(900, 400)
    with qtbot.waitExposed(window):
        window.show()
    made.show_items([item("Batch Norm", 0, 0.2), item("a <b>", 1, 0.4)], 2.0)
    return made


def box(plots: Plots) -> QLabel:
    label = plots.findChild(QLabel, "train_readout")
    assert isinstance(label, QLabel)
    return label


def place(plots: Plots, epoch: float) -> QPoint:
    view = plots.plots[0].getViewBox()
    middle = view.sceneBoundingRect().center().y()
    return QPointF(view.mapViewToScene(QPointF(epoch, 0)).x(), middle).toPoint()


def test_the_pointer_reads_every_curve(plots: Plots) -> None:
    assert not box(plots).isVisible()
    QTest.mouseMove(plots.viewport(), place(plots, 1.4))
    assert plots.crosshair.epoch == pytest.approx(1.4, abs=0.02)
    assert plots.crosshair.text().splitlines() == [
        "Epoch 1.40, step 7",
        "Batch Norm: loss 0.2000, in validation 0.5000, accuracy 0.8000, in validation 0.8100.",
        "a <b>: loss 0.4000, in validation 0.5000, accuracy 0.6000, in validation 0.8100.",
    ]
    assert "a &lt;b&gt;" in box(plots).text()
    assert LIGHT.runs[1] in box(plots).text()


@pytest.mark.parametrize("epoch", [0.1, 1.0, 1.95])
def test_the_box_is_inside_the_plots_and_not_on_the_line(plots: Plots, epoch: float) -> None:
    at = place(plots, epoch)
    QTest.mouseMove(plots.viewport(), at)
    shown = box(plots).geometry()
    assert box(plots).isVisible()
    assert plots.viewport().rect().contains(shown)
    assert not shown.left() <= at.x() <= shown.right()


def test_it_goes_with_the_pointer_and_takes_no_click(plots: Plots) -> None:
    QTest.mouseMove(plots.viewport(), place(plots, 1.0))
    assert box(plots).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.mouseMove(plots.viewport(), QPoint(1, 1))
    assert not box(plots).isVisible()
    assert plots.crosshair.text() == ""


def test_the_keyboard_reads_too_and_says_it_to_screen_readers(plots: Plots) -> None:
    QTest.keyClick(plots, Qt.Key.Key_Left, SHIFT)
    first = plots.crosshair.epoch
    QTest.keyClick(plots, Qt.Key.Key_Left, SHIFT)
    assert 0 < plots.crosshair.epoch < first < 2
    assert plots.accessibleDescription() == plots.crosshair.text() != ""
    QTest.keyClick(plots, Qt.Key.Key_Right, SHIFT)
    assert plots.crosshair.epoch == pytest.approx(first)
    QTest.keyClick(plots, Qt.Key.Key_Escape)
    assert not plots.crosshair.is_shown


def test_it_follows_what_is_learned_and_goes_with_the_curves(plots: Plots) -> None:
    plots.crosshair.move_to(2.0)
    before = box(plots).text()
    plots._items["Batch Norm"].series[0].add_epoch(make_epoch(2, val_loss=0.125))
    plots.update_items()
    assert box(plots).text() != before
    assert "0.1250" in plots.crosshair.text()
    plots.show_items([], 1.0)
    assert not plots.crosshair.is_shown


def test_a_run_that_ended_before_has_no_values_there(plots: Plots) -> None:
    plots.crosshair.move_to(3.0)
    assert "loss –" in plots.crosshair.text()


def test_it_reads_what_is_averaged_as_it_is_drawn(plots: Plots) -> None:
    made = LearningCurves(2)
    made.extend([Batches(2, 1.0, (4.0, 2.0), (0.5, 0.5), 2.0, 0.5, 1.0)])
    plots.show_items([LegendItem("a", "a", 0, [made], smooth=2, samples=64)], 1.0)
    QTest.mouseMove(plots.viewport(), place(plots, 1.0))
    assert "loss 3.000" in plots.crosshair.text()
