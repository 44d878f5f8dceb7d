"""What lessons tell of a tensor is what the Cube shows of it."""

from collections.abc import Mapping

import pytest

from normviz.engine.laboratory import KerasLaboratory
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import parameters_of
from normviz.figure.tensor_source import SourceServices
from normviz.lessons.catalog import LESSONS
from normviz.norms import Element, element_of


def marked(lesson: str, step: int, norm: str = "") -> Element:
    """The marked element as the panel beside a step shows it."""
    cube = LESSONS[lesson].steps[step - 1].scene.cube
    assert cube is not None
    tensor = TensorMaker(SourceServices()).tensor(cube.figure)
    norm = norm or cube.figure.norms[0]
    assert cube.element is not None
    return element_of(
        cube.figure.spec(norm), tensor.x, cube.element, parameters_of(cube.figure, norm, tensor)
    )


SHOWN: Mapping[tuple[str, str], tuple[int, str, str]] = {
    ("epsilon", "ordinary"): (1, "", "variance"),
    ("epsilon", "small"): (2, "", "variance"),
    ("porting-epsilon", "variance"): (1, "", "variance"),
    ("porting-epsilon", "small_variance"): (2, "", "variance"),
    ("unbiased-variance", "keras_two"): (1, "", "variance"),
    ("unbiased-variance", "keras_large"): (2, "", "variance"),
    ("last-batch", "alone"): (1, "", "y"),
    ("last-batch", "after"): (2, "", "variance"),
    ("batch-mates", "batch_first"): (1, "batch", "y"),
    ("batch-mates", "batch_second"): (2, "batch", "y"),
    ("batch-mates", "group_first"): (1, "group", "y"),
    ("batch-mates", "group_second"): (2, "group", "y"),
    ("weight-norm", "length"): (1, "", "length"),
    ("spectral-norm", "fresh"): (1, "", "length"),
}
"""Lesson and result to step, norm and number of the panel."""


@pytest.mark.parametrize("lesson", sorted({lesson for lesson, _ in SHOWN}))
def test_numbers_of_a_step_are_those_of_its_panel(lesson: str) -> None:
    results = {each.name: each.received for each in LESSONS[lesson].check(KerasLaboratory())}
    for (name, result), (step, norm, number) in SHOWN.items():
        if name == lesson:
            found = getattr(marked(lesson, step, norm), number)
            assert results[result] == pytest.approx(found, rel=1e-5, abs=1e-9), result


def test_what_is_frozen_keeps_the_statistics_of_the_old_data() -> None:
    old, new = marked("frozen", 1), marked("frozen", 2)
    assert (new.mean, new.variance) == pytest.approx((old.mean, old.variance), rel=1e-6)


def test_batch_norm_behind_dropout_is_shown_with_the_variance_it_learned() -> None:
    results = {each.name: each for each in LESSONS["dropout-before"].check(KerasLaboratory())}
    assert marked("dropout-before", 1).variance == pytest.approx(results["learned"].expected)


def test_mates_change_and_the_sample_stays() -> None:
    first, second = marked("batch-mates", 1), marked("batch-mates", 2)
    assert first.x == second.x
    assert first.mean != second.mean
