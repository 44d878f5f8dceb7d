"""What a viewer is told about a norm on a shape."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.norms import Remark

SHAPE = (2, 6, 3, 4)


@pytest.mark.parametrize(
    ("name", "shape", "groups", "training", "expected"),
    [
        ("batch", SHAPE, None, True, ()),
        ("batch", SHAPE, None, False, (Remark.MOVING_STATISTICS,)),
        ("batch", (1, 6, 3, 4), None, True, (Remark.EQUALS_INSTANCE,)),
        ("group", SHAPE, 3, True, ()),
        ("group", SHAPE, 6, True, (Remark.EQUALS_INSTANCE,)),
        ("group", SHAPE, 1, True, (Remark.EQUALS_LAYER,)),
        ("group", (2, 6, 1, 1), 1, True, (Remark.EQUALS_LAYER, Remark.EQUALS_LAYER_KERAS)),
        ("layer", (2, 1, 3, 4), None, True, (Remark.EQUALS_INSTANCE,)),
        ("layer-keras", SHAPE, None, True, ()),
        ("instance", (2, 6, 1, 1), None, True, (Remark.SET_OF_ONE,)),
        ("instance", (2, 6, 1, 2), None, True, (Remark.SET_OF_TWO,)),
        ("layer-keras", (2, 1, 3, 4), None, True, (Remark.SET_OF_ONE,)),
        ("rms", (2, 1, 3, 4), None, True, (Remark.SIGN_ONLY,)),
        ("rms", (2, 2, 3, 4), None, True, ()),
        ("weight", (3, 1, 1, 1), None, True, (Remark.SIGN_ONLY,)),
        ("instance", (1, 6, 3, 4), None, False, ()),
        ("none", (1, 1, 1, 1), None, True, ()),
    ],
)
def test_what_is_worth_saying(
    name: str,
    shape: tuple[int, int, int, int],
    groups: int | None,
    training: bool,
    expected: tuple[Remark, ...],
) -> None:
    assert norms.remarks(name, shape, groups, training) == expected


@given(
    st.sampled_from(["batch", "layer", "layer-keras", "instance", "group"]),
    st.tuples(*[st.integers(1, 3)] * 4),
    st.sampled_from([1, 2]),
)
@settings(deadline=None, derandomize=True)
def test_remarks_hold_for_the_numbers(
    name: str, sizes: tuple[int, int, int, int], groups: int
) -> None:
    shape = (sizes[0], sizes[1] * groups, *sizes[2:])
    x = np.random.default_rng(0).normal(size=shape)
    y = norms.normalize(name, x, groups=groups, epsilon=1e-9).y
    said = norms.remarks(name, shape, groups)
    for other in ("batch", "layer", "layer-keras", "instance"):
        if f"equals-{other}" in said:
            np.testing.assert_allclose(y, norms.normalize(other, x, epsilon=1e-9).y, atol=1e-9)
    assert (Remark.SET_OF_ONE in said) == (np.abs(y).max() == 0)
    if Remark.SET_OF_TWO in said:
        np.testing.assert_allclose(np.abs(y), 1, atol=1e-3)


def test_an_identical_cut_is_always_said() -> None:
    for shape in [(1, 4, 2, 3), (2, 1, 2, 3), (2, 4, 1, 1), (3, 4, 2, 2)]:
        for groups in (1, shape[1]):
            group = np.broadcast_to(norms.labels("group", shape, groups), shape)
            for other in ("batch", "layer", "layer-keras", "instance"):
                labels = np.broadcast_to(norms.labels(other, shape), shape)
                same = all(
                    np.array_equal(group == group[i], labels == labels[i])
                    for i in np.ndindex(*shape)
                )
                size = norms.sets("group", shape, groups).size
                said = f"equals-{other}" in norms.remarks("group", shape, groups)
                assert said == same or (same and size == 1)


def test_wrong_arguments_are_told() -> None:
    with pytest.raises(ValueError, match="groups must divide"):
        norms.remarks("group", SHAPE, groups=4)
