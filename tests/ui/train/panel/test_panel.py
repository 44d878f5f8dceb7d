import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.norms import CATALOG
from normviz.recipes import RECIPES
from normviz.runs.spec_builder import build_fine_tuned_spec, datasets
from normviz.ui.train.panel.labelled_choice import LabelledChoice
from normviz.ui.train.panel.rate_plot import RatePlot
from normviz.ui.train.view import TrainView
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.float_field import FloatField


def choose(view: TrainView, name: str, key: str) -> None:
    """Chooses as a user does; fails where the option cannot be chosen."""
    choice = view.findChild(LabelledChoice, name)
    at = [option.key for option in choice._options].index(key)
    box = view.findChild(QComboBox, f"{name}_box")
    assert box.model().item(at).isEnabled()
    box.setCurrentIndex(at)
    box.activated.emit(at)


def type_number(qtbot: QtBot, view: TrainView, name: str, text: str) -> None:
    box = view.findChild(QSpinBox, name)
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_every_setting_reaches_the_draft(qtbot: QtBot, view: TrainView) -> None:
    choose(view, "train_recipe", "batch-norm")
    choose(view, "train_preset", "quick")
    choose(view, "train_norm", "group")
    choose(view, "train_optimizer", "sgd")
    choose(view, "train_schedule", "constant")
    type_number(qtbot, view, "train_epochs_spin", "7")
    type_number(qtbot, view, "train_batch_size_spin", "50")
    type_number(qtbot, view, "train_seed_spin", "11")
    type_number(qtbot, view, "train_groups_spin", "2")
    rate = view.findChild(QLineEdit, "train_rate_initial_field")
    rate.setText("0.02")
    rate.editingFinished.emit()
    view.findChild(QCheckBox, "train_mixed_precision").click()
    spec = view.draft.spec
    assert (spec.recipe, spec.preset, spec.norm, spec.seed) == ("batch-norm", "quick", "group", 11)
    assert (spec.epochs, spec.batch_size, spec.settings.optimizer) == (7, 50, "sgd")
    assert (spec.settings.schedule.kind, spec.settings.schedule.initial) == ("constant", 0.02)
    assert spec.options.groups == 2
    assert spec.mixed_precision


def test_groups_that_do_not_divide_are_refused_where_they_are(
    qtbot: QtBot, view: TrainView
) -> None:
    choose(view, "train_recipe", "tutorial-norms")
    type_number(qtbot, view, "train_groups_spin", "3")
    start = view.findChild(QPushButton, "train_start_button")
    assert not start.isEnabled()
    assert "3 does not divide 10" in view.run_bar._estimate.text()
    type_number(qtbot, view, "train_groups_spin", "5")
    assert start.isEnabled()


def test_epsilon_is_shown_as_it_is_used(view: TrainView) -> None:
    view.draft.set_recipe("tutorial-norms")
    field = view.findChild(FloatField, "train_epsilon")
    for norm, default in (("group", 1e-3), ("rms", 1e-6), ("frn", 1e-6)):
        view.draft.set_norm(norm)
        assert field.value() == default
        assert view.draft.spec.options.epsilon is None
    field.set_value(1e-5)
    assert view.draft.spec.options.epsilon == 1e-5
    field.set_value(1e-6)
    assert view.draft.spec.options.epsilon is None


def test_norms_that_do_not_fit_say_why(view: TrainView) -> None:
    choose(view, "train_recipe", "weight-norm-cifar")
    choice = view.findChild(LabelledChoice, "train_norm")
    refusals = {option.key: option.refusal for option in choice._options}
    assert "normalizes activations" in refusals["batch"]
    assert refusals["weight"] == ""


def test_the_faithful_preset_wears_a_badge(view: TrainView) -> None:
    choose(view, "train_recipe", "tutorial-norms")
    choose(view, "train_preset", "faithful")
    badge = view.findChild(object, "train_badge")
    assert "Trains on the test data" in badge.text()
    assert badge.tone == "error"
    choose(view, "train_preset", "proper")
    assert badge.tone == "muted"


def test_own_digits_can_be_learned(view: TrainView, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = view.draft.data_dir / "own"
    monkeypatch.setattr("normviz.datasets.custom_digits.usual_folder", lambda: folder)
    choose(view, "train_recipe", "pen")
    choose(view, "train_data", "own")
    place = view.findChild(object, "train_data_place")
    assert "save some of your drawings" in place.text()
    assert view.findChild(QPushButton, "train_download").isHidden()
    OwnDigits().keep((OwnDigit(np.zeros((28, 28), np.uint8), 1),))
    view.draft.changed.emit()
    assert str(folder) in place.text()


def test_what_the_weights_start_from_is_told(view: TrainView) -> None:
    view.draft.show(build_fine_tuned_spec("batch", view.draft.data_dir))
    badge = view.findChild(object, "train_badge")
    assert "Starts from the weights of batch" in badge.text()
    choose(view, "train_recipe", "relu")
    assert "weights of" not in badge.text()


def test_the_step_plot_shows_the_schedule(view: TrainView) -> None:
    choose(view, "train_recipe", "relu-decay")
    plot = view.findChild(RatePlot)
    rates = plot.rates
    assert len(rates) == view.draft.spec.epochs
    assert rates[1] / rates[0] == view.draft.spec.settings.schedule.factor
    assert "0.01" in plot.accessibleDescription()


def test_a_download_is_watched_and_cancelled(
    qtbot: QtBot, view: TrainView, service: object
) -> None:
    view.draft.change(dataset="mnist")
    button = view.findChild(QPushButton, "train_download")
    if not button.isVisible():
        view.draft.change(dataset="fashion-mnist")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    cancel = view.findChild(QPushButton, "train_download_cancel")
    qtbot.waitUntil(cancel.isVisible)
    qtbot.waitUntil(lambda: service.asked != [])
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not cancel.isVisible())
    assert "cancelled" in view.window().message_bar.text()
    assert service.asked == [f"download {view.draft.spec.dataset}"]


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1920, 1100)])
def test_every_name_in_the_panel_is_shown_whole(view: TrainView, size: tuple[int, int]) -> None:
    view.window().resize(*size)
    for recipe in RECIPES:
        view.draft.set_recipe(recipe)
        for dataset in datasets(view.draft.recipe):
            view.draft.change(dataset=dataset)
            QApplication.processEvents()
            assert shortened(view) == []
    for norm in CATALOG:
        view.draft.set_recipe("tutorial-norms")
        view.draft.set_norm(norm)
        assert shortened(view) == []


def shortened(view: TrainView) -> list[str]:
    boxes = [box for box in view.panel.findChildren(ComboBox) if box.isVisible()]
    assert boxes
    return [box.currentText() for box in boxes if box.shown_text() != box.currentText()]


def test_the_list_is_as_wide_as_its_longest_title(view: TrainView) -> None:
    box = view.findChild(QComboBox, "train_recipe_box")
    rows = box.view()
    bold = QFont(box.font())
    bold.setWeight(QFont.Weight.DemiBold)
    longest = max(QFontMetrics(bold).horizontalAdvance(each.source) for each in RECIPES.values())
    assert rows.minimumWidth() > longest
    assert rows.sizeHintForRow(1) == 24


def test_nothing_of_the_panel_is_cut_at_its_side(view: TrainView) -> None:
    view.window().resize(1024, 700)
    for name in ("batch-norm", "bn-mlp", "tutorial-norms"):
        view.draft.set_recipe(name)
        QApplication.processEvents()
        assert view.panel.widget().width() <= view.panel.viewport().width()


def test_a_changed_preset_is_called_so_and_nothing_moves(qtbot: QtBot, view: TrainView) -> None:
    choose(view, "train_recipe", "tutorial-norms")
    choose(view, "train_preset", "proper")
    box = view.findChild(QSpinBox, "train_epochs_spin")
    before = box.mapTo(view, box.rect().topLeft())
    type_number(qtbot, view, "train_epochs_spin", "7")
    preset = view.findChild(QComboBox, "train_preset_box")
    assert preset.currentText() == "Proper, changed"
    assert box.mapTo(view, box.rect().topLeft()) == before
    choose(view, "train_preset", "proper")
    assert preset.currentText() == "Proper"
    assert view.draft.spec.epochs == 1
