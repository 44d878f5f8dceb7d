from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from normviz.presentation.color_ranks import ColorRanks
from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from normviz.ui.plots.swatch import swatch
from normviz.ui.style.palette import LIGHT
from normviz.ui.train.plots.legend_items import (
    last_epoch,
    legend_items,
    momentum_of,
    without_seed,
)
from normviz.ui.train.runs.run_library import RunLibrary


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
    found = legend_items(library, runs, ColorRanks(8), band=False)
    assert [(item.key, item.rank) for item in found] == [
        (run.id, rank) for rank, run in enumerate(runs)
    ]
    assert [item.name for item in found] == [
        "One layer, seed 1", "One layer, seed 2", "Four layers, dropout, seed 0",
    ]  # fmt: skip
    assert all(len(item.series) == 1 for item in found)
    library.close()


def test_runs_that_differ_by_their_seed_alone_can_be_one(library: RunLibrary) -> None:
    runs, ranks = library.runs(), ColorRanks(8)
    first, second = legend_items(library, runs, ranks, band=True)
    assert len(first.series) == 2
    assert first.name.endswith(": mean ± deviation of 2 seeds")
    assert "seed 1" not in first.name
    assert first.name != second.name
    assert ranks.of(runs[1].id) == ranks.of(runs[0].id)
    library.close()


def test_specs_without_their_seed(library: RunLibrary) -> None:
    first, second, other = (run.spec for run in library.runs())
    assert without_seed(first) == without_seed(replace(second, name="mine"))
    assert without_seed(first) != without_seed(other)
    library.close()


@pytest.mark.parametrize(
    ("norm", "start", "momentum"),
    [("batch", "", 0.99), ("group", "", 0.0), ("batch-renorm", "", 0.0), ("batch", "batch", 0.0)],
)
def test_moving_statistics_that_begin_with_the_training(
    norm: str, start: str, momentum: float
) -> None:
    spec = build_spec("pen", norm=norm)
    assert momentum_of(replace(spec, start=start)) == momentum


def test_a_swatch_has_the_colour_of_its_rank(qapp: object) -> None:
    for rank in (0, 3):
        image = swatch(LIGHT, rank).pixmap(QSize(12, 12)).toImage()
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        assert middle == QColor(LIGHT.runs[rank])


def test_a_swatch_of_a_colour_that_comes_again_is_hollow(qapp: object) -> None:
    image = swatch(LIGHT, len(LIGHT.runs)).pixmap(QSize(24, 24)).toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 0
    assert image.pixelColor(image.width() // 6, image.height() // 2) == QColor(LIGHT.runs[0])


def test_a_run_in_training_has_room_up_to_its_last_epoch(make_run: Callable[..., Run]) -> None:
    run = make_run(epochs=3)
    assert last_epoch([]) == last_epoch([replace(run, epochs_done=0)]) == 1
    assert last_epoch([replace(run, epochs_done=2), replace(run, epochs_done=1)]) == 2
    assert last_epoch([replace(run, epochs_done=1, state="paused")]) == 3
