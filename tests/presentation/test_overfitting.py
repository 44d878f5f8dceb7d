import numpy as np
import pytest

from normviz.presentation.overfitting import gap
from normviz.runs.events import Epoch


def rows(*values: tuple[float, float, float, float]) -> list[Epoch]:
    """Epochs of (loss, accuracy, val_loss, val_accuracy)."""
    return [
        Epoch(at, 10 * at, loss, accuracy, val_loss, val_accuracy, 1.0, 1.0, 0.01)
        for at, (loss, accuracy, val_loss, val_accuracy) in enumerate(values, 1)
    ]


def test_without_validation_nothing_is_said() -> None:
    assert gap([]) is None
    assert gap([Epoch(1, 10, 0.1, 0.9, None, None, 1.0, 1.0, 0.01)]) is None


def test_a_rising_validation_loss_is_overfitting_since_its_lowest_epoch() -> None:
    found = gap(
        rows((0.5, 0.8, 0.4, 0.9), (0.3, 0.9, 0.3, 0.92), (0.2, 0.95, 0.32, 0.92),
             (0.1, 0.98, 0.35, 0.92))
    )  # fmt: skip
    assert found is not None
    assert (found.kind, found.epoch) == ("rising", 2)


@pytest.mark.parametrize(("accuracy", "kind"), [(0.99, "wide"), (0.95, "none"), (0.90, "none")])
def test_the_gap_of_the_accuracies(accuracy: float, kind: str) -> None:
    found = gap(rows((0.5, 0.8, 0.4, 0.9), (0.3, accuracy, 0.3, 0.95)))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("step", "val_accuracy", "kind"),
    [(20, 0.12, "lagging"), (20, 0.45, "none"), (460, 0.12, "wide")],
)
def test_moving_statistics_that_hold_their_start_are_no_overfitting(
    step: int, val_accuracy: float, kind: str
) -> None:
    epochs = [Epoch(1, step, 1.7, 0.45, 2.3, val_accuracy, 1.0, 1.0, 0.01)]
    found = gap(epochs, momentum=0.99)
    assert found is not None
    assert found.kind == kind
    assert found.initial_weight == (0.99**20 if kind == "lagging" else 0.0)


def validated(*losses: float) -> list[Epoch]:
    """Epochs with these validation losses, whose training losses fall."""
    return rows(*((1 / at, 0.9, loss, 0.9) for at, loss in enumerate(losses, 1)))


@pytest.mark.parametrize(
    "losses",
    [
        (0.10000, 0.10001, 0.10001),
        (0.5, 0.10000, 0.10002, 0.10003, 0.10001),
        (0.5, 0.30, 0.301, 0.305, 0.309),  # three per cent: chance
        (0.5, 0.3, 0.6, 0.5, 0.4),  # is falling again
        (0.5, 0.3, 0.9, 0.31, 0.32),  # a single bad epoch
        (0.5, 0.3, 0.9),
        (0.5, 0.3, float("nan"), 0.9),
    ],
)
def test_what_hardly_rises_or_falls_again_is_no_overfitting(losses: tuple[float, ...]) -> None:
    found = gap(validated(*losses))
    assert found is not None
    assert found.kind == "none"


@pytest.mark.parametrize("losses", [(0.5, 0.3, 0.35, 0.4), (0.3, 0.35, 0.33, 0.38, 0.36, 0.41)])
def test_a_rise_may_go_to_and_fro(losses: tuple[float, ...]) -> None:
    found = gap(validated(*losses))
    assert found is not None
    assert (found.kind, found.epoch) == ("rising", losses.index(0.3) + 1)


@pytest.mark.parametrize("epochs", [6, 10, 30])
def test_chance_about_a_level_is_seldom_called_overfitting(epochs: int) -> None:
    random = np.random.default_rng(0)
    found = [gap(validated(*(0.1 * (1 + 0.03 * random.normal(size=epochs))))) for _ in range(300)]
    assert sum(each is not None and each.kind == "rising" for each in found) < 30


def test_a_slow_rise_is_seen_through_the_noise() -> None:
    random = np.random.default_rng(0)
    level = np.array([0.2, 0.12, 0.1, 0.105, 0.11, 0.118, 0.125, 0.135, 0.145])
    found = [gap(validated(*(level * (1 + 0.02 * random.normal(size=9))))) for _ in range(100)]
    assert sum(each is not None and each.kind == "rising" for each in found) >= 95


@pytest.mark.parametrize(("samples", "kind"), [(0, "wide"), (10_000, "wide"), (1000, "none")])
def test_a_gap_within_the_chance_of_the_validation_samples_is_none(samples: int, kind: str) -> None:
    found = gap(rows((1.7, 0.377, 1.68, 0.38), (1.5, 0.431, 1.68, 0.396)), samples=samples)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("samples", [6, 50])
def test_few_validation_samples_tell_little(samples: int) -> None:
    right_of_all = gap(rows((0.1, 1.0, 0.1, 1.0)), samples=samples)
    one_wrong = gap(rows((0.1, 1.0, 0.1, 1 - 1 / samples)), samples=samples)
    assert right_of_all is not None
    assert one_wrong is not None
    assert right_of_all.kind == one_wrong.kind == "none"
