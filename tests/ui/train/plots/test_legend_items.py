from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from normviz.runs.run import Run
from normviz.ui.style.palette import LIGHT
from normviz.ui.train.plots.legend_items import ColorRanks, legend_items, swatch, without_seed
from normviz.ui.train.runs.run_library import RunLibrary


def test_a_run_keeps_its_colour_while_it_is_selected() -> None:
    ranks = ColorRanks()
    assert dict(ranks.hand_out(["a", "b", "c"])) == {"a": 0, "b": 1, "c": 2}
    assert dict(ranks.hand_out(["b", "d"])) == {"b": 1, "d": 0}
    assert ranks.of("b") == 1
    assert ranks.of("a") is None


@pytest.fixture
def library(qapp: object, service, make_run: Callable[..., Run]) -> RunLibrary:
    for seed in (1, 2):
        make_run(seed=seed)
    make_run("dropout")
    made = RunLibrary(service.runs_dir)
    made.refresh()
    return made


def test_every_run_is_an_entry(library: RunLibrary) -> None:
    runs = library.runs()
    found = legend_items(library, runs, ColorRanks(), band=False)
    assert [(item.key, item.name, item.rank) for item in found] == [
        (run.id, run.name, rank) for rank, run in enumerate(runs)
    ]
    assert all(len(item.series) == 1 for item in found)
    library.close()


def test_runs_that_differ_by_their_seed_alone_can_be_one(library: RunLibrary) -> None:
    runs, ranks = library.runs(), ColorRanks()
    first, second = legend_items(library, runs, ranks, band=True)
    assert len(first.series) == 2
    assert first.name == f"{runs[0].name} and other seeds: mean ± deviation of 2"
    assert second.name == runs[2].name
    assert ranks.of(runs[1].id) == ranks.of(runs[0].id)
    library.close()


def test_specs_without_their_seed(library: RunLibrary) -> None:
    first, second, other = (run.spec for run in library.runs())
    assert without_seed(first) == without_seed(replace(second, name="mine"))
    assert without_seed(first) != without_seed(other)
    library.close()


def test_a_swatch_has_the_colour_of_its_rank(qapp: object) -> None:
    for rank in (0, 3):
        image = swatch(LIGHT, rank).pixmap(QSize(12, 12)).toImage()
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        assert middle == QColor(LIGHT.runs[rank])
