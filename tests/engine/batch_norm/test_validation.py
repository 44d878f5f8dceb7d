"""Scores of outputs in all the forms that networks and losses have."""

import numpy as np
import pytest

from normviz.engine.batch_norm.validation import classes, probabilities, score_of, validation_part
from normviz.engine.training.samples import TrainingSamples
from normviz.errors import UserError
from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec

RUN = Run(
    "r", "r", build_spec("one-layer"), "stopped", "", 1, 0, 0, None, 0, 0,
    *[None] * 7,
)  # fmt: skip


@pytest.mark.parametrize(
    "targets", [np.array([0, 2, 1]), np.array([[0], [2], [1]]), np.eye(3)[[0, 2, 1]]]
)
def test_classes_of_every_form_of_targets(targets: np.ndarray) -> None:
    np.testing.assert_array_equal(classes(targets), [0, 2, 1])


def test_a_single_sigmoid_gives_two_probabilities() -> None:
    np.testing.assert_allclose(probabilities(np.array([[0.25]])), [[0.75, 0.25]])


def test_accuracy_and_cross_entropy() -> None:
    found = score_of(np.array([[0.5, 0.5], [0.25, 0.75]]), np.array([0, 0]))
    assert found.accuracy == 0.5
    assert found.loss == pytest.approx(-(np.log(0.5) + np.log(0.25)) / 2)


def test_the_first_validation_samples_are_taken() -> None:
    x = np.arange(6)
    samples = TrainingSamples(x, x, (x, x + 1), "numbers")
    found, targets = validation_part(RUN, samples, 2)
    assert (found.tolist(), targets.tolist()) == ([0, 1], [1, 2])


def test_a_run_that_is_not_validated_is_refused() -> None:
    x = np.arange(6)
    with pytest.raises(UserError, match="validates on nothing"):
        validation_part(RUN, TrainingSamples(x, x, None, "numbers"))
