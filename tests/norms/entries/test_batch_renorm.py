"""Batch renormalization: the correction, what is said of it, and its parameters."""

import numpy as np
import pytest

from normviz import norms
from normviz.norms import NormParameters, NormSpec, Situation
from normviz.recipes import Slot, norm_spec
from normviz.recipes.slots import learned

SHAPE = (4, 6, 3, 3)
X = np.random.default_rng(3).normal(1.0, 2.0, SHAPE)


def said(spec: NormSpec, steps: int = 20) -> dict[str, norms.Statement]:
    situation = Situation(spec, SHAPE, steps=steps)
    return {each.code: each for each in norms.statements(situation)}


def test_unclipped_y_is_x_standardized_by_the_moving_statistics() -> None:
    mean, deviation = np.linspace(-1, 1, 6), np.linspace(0.5, 2, 6)
    given = NormParameters(gamma=2.0, beta=0.5, renorm_mean=mean, renorm_stddev=deviation)
    done = norms.normalized(NormSpec("batch-renorm"), X, given)
    column = (1, -1, 1, 1)
    expected = (X - mean.reshape(column)) / deviation.reshape(column)
    np.testing.assert_allclose(done.x_hat, expected, atol=1e-12)
    np.testing.assert_allclose(done.y, 2 * expected + 0.5, atol=1e-12)


def test_in_its_first_step_y_is_x() -> None:
    np.testing.assert_allclose(norms.normalize("batch-renorm", X).y, X, atol=1e-12)


def test_r_and_d_are_those_of_the_paper() -> None:
    given = NormParameters(renorm_mean=0.25, renorm_stddev=1.5)
    one = norms.element_of(NormSpec("batch-renorm"), X, (1, 2, 0, 1), given)
    members = X[:, 2]
    assert one.size == members.size == 36
    assert one.r == pytest.approx(np.sqrt(members.var() + 1e-3) / 1.5)
    assert one.d == pytest.approx((members.mean() - 0.25) / 1.5)
    assert one.x_hat == pytest.approx((one.x - one.mean) / one.divisor * one.r + one.d)


def test_a_tiny_moving_deviation_is_kept_from_zero_as_in_keras() -> None:
    given = NormParameters(renorm_stddev=0.0)
    done = norms.normalized(NormSpec("batch-renorm", epsilon=0.04), X, given)
    np.testing.assert_allclose(done.y, X / 0.2, rtol=1e-9, atol=1e-9)


def test_in_inference_it_is_batch_norm() -> None:
    given = NormParameters(moving_mean=0.5, moving_variance=2.0)
    found, expected = (
        norms.normalized(NormSpec(name, training=False), X, given).y
        for name in ("batch-renorm", "batch")
    )
    np.testing.assert_array_equal(found, expected)


def test_what_changes_y_is_one_input_and_gradient_reaches_the_set() -> None:
    index = (1, 2, 0, 1)
    assert norms.changed_mask("batch-renorm", SHAPE, index).sum() == 1
    assert norms.changed_mask("batch-renorm", SHAPE, index)[index]
    assert norms.mask("batch-renorm", SHAPE, index).sum() == 36
    assert norms.changed_mask("batch", SHAPE, index).sum() == 36


def test_both_sets_are_said_in_training_alone() -> None:
    training = said(NormSpec("batch-renorm"))
    assert "36" in str(training["renorm-two-sets"])
    assert {"renorm-clipping", "moving-lag"} <= set(training)
    inference = said(NormSpec("batch-renorm", training=False))
    assert "renorm-two-sets" not in inference
    assert "moving-used" in inference


def test_a_set_of_one_is_no_warning_since_y_follows_x() -> None:
    assert norms.remarks("batch-renorm", (1, 6, 1, 1)) == ()
    assert norms.equal_norms("batch-renorm", (1, 6, 3, 3)) == ()
    assert "batch-renorm" not in norms.equal_norms("instance", (1, 6, 3, 3))


def test_parameters_are_those_of_keras() -> None:
    assert learned(norm_spec("batch-renorm"), Slot((4, 5, 6))) == (12, 30)


def test_a_new_layer_is_told_where_the_figure_has_seen_steps() -> None:
    for steps, told in ((0, False), (20, True)):
        codes = [
            each.code
            for each in norms.differences(Situation(NormSpec("batch-renorm"), SHAPE, steps=steps))
        ]
        assert ("new-renorm-layer" in codes) == told
