"""A made-up recipe and data set are shown by the window, which knows neither of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from normviz.datasets.catalog import CATALOG
from normviz.recipes import RECIPES
from normviz.ui.train.results.validation_page import _class, _names
from normviz.ui.train.view import TrainView
from tests.datasets.synthetic import FILE
from tests.datasets.synthetic import SYNTHETIC as SQUARES
from tests.recipes.synthetic import SYNTHETIC as TINY


@pytest.fixture(autouse=True)
def added() -> Iterator[None]:
    with CATALOG.added(SQUARES), RECIPES.added(TINY):
        yield


def test_the_panel_offers_both(make_view: Callable[[], TrainView], tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("2")
    view = make_view()
    view.draft.set_recipe(TINY.name)
    view.draft.change(dataset=SQUARES.name)
    shown = {
        name: view.findChild(QComboBox, f"{name}_box").currentText()
        for name in ("train_recipe", "train_data", "train_preset")
    }
    assert shown == {
        "train_recipe": TINY.title, "train_data": SQUARES.title, "train_preset": "Quick",
    }  # fmt: skip
    assert str(tmp_path / FILE) in view.findChild(object, "train_data_place").text()
    assert "0.5" in view.findChild(object, "train_published").text()


def test_its_classes_have_names_and_unknown_numbers_stay_numbers() -> None:
    names = _names(SQUARES.name)
    assert [_class(names, number) for number in range(3)] == ["little", "huge", "2"]
    assert _names("mnist") == _names("gone") == ()
