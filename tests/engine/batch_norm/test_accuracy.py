"""Where the accuracy of a run with batch norm goes that was stopped after 20 steps."""

from pathlib import Path

import pytest

from normviz.engine.batch_norm.accuracy import statistics_accuracy
from normviz.ports.batch_norm import CancelledError, Measurement
from normviz.runs.store import Store
from tests.engine.batch_norm.conftest import STEPS


def test_moving_statistics_lose_what_recalibrated_ones_bring_back(
    stopped_run: tuple[Path, str],
) -> None:
    folder, run = stopped_run
    with Store(folder) as store:
        found = statistics_accuracy(store, run)
    assert (found.step, found.samples, found.batch_size) == (STEPS, 300, 32)
    assert found.initial_weight == pytest.approx(0.99**STEPS)
    assert found.batch > found.moving + 0.2
    assert found.recalibrated > found.moving + 0.2
    assert abs(found.recalibrated - found.batch) < 0.1
    assert found.recalibrated_loss < found.moving_loss


def test_smaller_batches_have_worse_statistics(stopped_run: tuple[Path, str]) -> None:
    folder, run = stopped_run
    with Store(folder) as store:
        many = statistics_accuracy(store, run, Measurement(batch_size=64))
        two = statistics_accuracy(store, run, Measurement(batch_size=2))
        again = statistics_accuracy(store, run, Measurement(batch_size=2), many)
    assert two.batch < many.batch
    assert again == two


def test_it_can_be_cancelled(stopped_run: tuple[Path, str]) -> None:
    folder, run = stopped_run
    with Store(folder) as store, pytest.raises(CancelledError):
        statistics_accuracy(store, run, Measurement(cancelled=lambda: True))
