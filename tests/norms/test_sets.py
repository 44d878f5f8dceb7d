"""Statistic sets: labels, masks, members and their counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms

SHAPE = (2, 6, 3, 4)
NAMES = sorted(norms.CATALOG)

cases = st.tuples(
    st.sampled_from(NAMES),
    st.tuples(
        st.integers(1, 4),
        st.integers(1, 3),
        st.integers(1, 3),
        st.integers(1, 4),
        st.integers(1, 4),
    ),
    st.booleans(),
    st.integers(0, 10_000),
)


def unpack(
    sizes: tuple[int, int, int, int, int], place: int
) -> tuple[tuple[int, int, int, int], int, tuple[int, ...]]:
    n, groups, per_group, h, w = sizes
    shape = (n, groups * per_group, h, w)
    index = np.unravel_index(place % int(np.prod(shape)), shape)
    return shape, groups, tuple(int(i) for i in index)


@pytest.mark.parametrize(
    ("name", "shape", "count"),
    [
        ("batch", (1, 6, 1, 1), 6),
        ("layer", (2, 1, 1, 1), 2),
        ("layer-keras", (2, 1, 3, 4), 24),
        ("instance", (2, 6, 1, 1), 12),
        ("group", (2, 6, 1, 1), 6),
        ("rms", (2, 1, 3, 4), 24),
        ("unit", (2, 1, 3, 4), 24),
        ("frn", (2, 6, 1, 1), 12),
        ("weight", (2, 1, 1, 1), 2),
        ("spectral", (1, 1, 1, 1), 1),
        ("none", SHAPE, 144),
    ],
)
def test_labels_are_small_and_counted(name: str, shape: tuple[int, ...], count: int) -> None:
    found = norms.labels(name, SHAPE, groups=3)
    assert found.shape == shape
    assert np.issubdtype(found.dtype, np.integer)
    assert sorted(set(found.ravel().tolist())) == list(range(count))
    assert norms.sets(name, SHAPE, groups=3) == norms.Sets(count, 144 // count)


def test_groups_are_runs_of_neighbouring_channels() -> None:
    found = norms.labels("group", (2, 6, 5, 5), groups=3)
    assert found[:, :, 0, 0].tolist() == [[0, 0, 1, 1, 2, 2], [3, 3, 4, 4, 5, 5]]


def test_in_inference_batch_norm_leaves_every_element_alone() -> None:
    found = norms.labels("batch", SHAPE, training=False)
    assert found.shape == SHAPE
    assert np.unique(found).size == found.size
    assert norms.mask("batch", SHAPE, (1, 2, 0, 3), training=False).sum() == 1


@pytest.mark.parametrize(("channels", "groups"), [(1, 1), (2, 2), (6, 2), (9, 3), (7, 7), (64, 2)])
def test_the_default_groups_always_divide(channels: int, groups: int) -> None:
    assert norms.sets("group", (1, channels, 2, 2)).count == groups


@given(cases)
@settings(deadline=None, derandomize=True)
def test_labels_mask_members_and_sets_tell_the_same(
    case: tuple[str, tuple[int, int, int, int, int], bool, int],
) -> None:
    name, sizes, training, place = case
    shape, groups, index = unpack(sizes, place)
    options = {"groups": groups, "training": training}
    full = np.broadcast_to(norms.labels(name, shape, **options), shape)
    mask = norms.mask(name, shape, index, **options)
    assert mask.dtype == np.bool_
    assert mask.shape == shape
    assert mask[index]
    np.testing.assert_array_equal(mask, full == full[index])
    from_members = np.zeros(shape, dtype=bool)
    from_members[norms.members(name, shape, index, **options)] = True
    np.testing.assert_array_equal(from_members, mask)
    cut = norms.sets(name, shape, **options)
    counts = np.bincount(full.ravel())
    assert cut.count * cut.size == full.size
    assert counts.tolist() == [cut.size] * cut.count


@given(cases)
@settings(deadline=None, derandomize=True)
def test_roles_explain_the_labels(
    case: tuple[str, tuple[int, int, int, int, int], bool, int],
) -> None:
    name, sizes, training, _ = case
    shape, groups, _ = unpack(sizes, 0)
    full = np.broadcast_to(norms.labels(name, shape, groups, training), shape)
    for axis, role in enumerate(norms.axis_roles(name, training).values()):
        differ = full.take(0, axis) != full.take(-1, axis)
        if role == "shared" or (role == "split" and groups == 1) or shape[axis] == 1:
            assert not differ.any()
        else:
            assert differ.all()


def test_members_write_through_to_the_tensor() -> None:
    x = np.zeros(SHAPE)
    x[norms.members("group", SHAPE, (1, 4, 0, 0), groups=3)] = 1
    np.testing.assert_array_equal(x == 1, norms.mask("group", SHAPE, (1, 4, 0, 0), groups=3))


def test_the_axis_argument_has_three_meanings() -> None:
    assert norms.axis_roles("batch")["C"] == "kept"
    assert norms.axis_roles("layer")["C"] == "shared"
    assert norms.axis_roles("group")["C"] == "split"
    assert set(norms.axis_roles("batch", training=False).values()) == {"kept"}
    assert list(norms.axis_roles("weight")) == ["N", "C", "H", "W"]


@pytest.mark.parametrize(
    "shape", [(1, 2, 3), (1, 2, 3, 0), (1, -2, 3, 4), (1, 2.5, 3, 4), "abcd", 7, (1, 2, 3, 4, 5)]
)
def test_a_bad_shape_is_told(shape: object) -> None:
    with pytest.raises(ValueError, match=r"expected a shape of four positive integers.*received"):
        norms.labels("batch", shape)  # type: ignore[arg-type]


@pytest.mark.parametrize("groups", [0, -1, 4, 12])
def test_groups_that_do_not_divide_are_told_the_right_way_round(groups: int) -> None:
    with pytest.raises(ValueError, match=r"groups must divide the number of channels.*1, 2, 3, 6"):
        norms.mask("group", SHAPE, (0, 0, 0, 0), groups=groups)


def test_groups_are_integers() -> None:
    with pytest.raises(ValueError, match=r"expected groups as an integer, received 1\.5"):
        norms.labels("group", SHAPE, groups=1.5)  # type: ignore[arg-type]


def test_norms_without_groups_do_not_look_at_them() -> None:
    np.testing.assert_array_equal(
        norms.labels("batch", SHAPE, groups=5), norms.labels("batch", SHAPE)
    )


@pytest.mark.parametrize("index", [(2, 0, 0, 0), (0, 0, 0, -1), (0, 6, 0, 0)])
def test_an_index_outside_is_told(index: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"expected an index inside the shape \(2, 6, 3, 4\)"):
        norms.mask("batch", SHAPE, index)


@pytest.mark.parametrize("index", [(0, 0, 0), (0, 0, 0, 0.5), None])
def test_an_index_that_is_none_is_told(index: object) -> None:
    with pytest.raises(ValueError, match="expected an index of four integers"):
        norms.members("batch", SHAPE, index)  # type: ignore[arg-type]


@pytest.mark.parametrize("replicas", [1, 2, 4])
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", [name for name in NAMES if norms.CATALOG[name].kind != "kernel"])
def test_sets_end_at_the_devices_of_their_samples(name: str, training: bool, replicas: int) -> None:
    """What the whole batch is cut into is what each device makes of its part."""
    shape, own = (4, 6, 3, 4), (4 // replicas, 6, 3, 4)
    whole = np.broadcast_to(norms.labels(name, shape, 3, training, replicas), shape)
    part = np.broadcast_to(norms.labels(name, own, 3, training), own)
    for number, found in enumerate(np.split(whole, replicas)):
        assert len(np.unique(np.stack([found.ravel(), part.ravel()]), axis=1).T) == len(
            np.unique(part)
        )
        index = (number * own[0], 1, 2, 0)
        same = whole == whole[index]
        np.testing.assert_array_equal(norms.mask(name, shape, index, 3, training, replicas), same)
    made, alone = norms.sets(name, shape, 3, training, replicas), norms.sets(name, own, 3, training)
    assert (made.count, made.size) == (alone.count * replicas, alone.size)


def test_replicas_that_do_not_divide_the_batch_are_told() -> None:
    with pytest.raises(ValueError, match=r"divide N = 4 \(1, 2, 4\), received 3"):
        norms.labels("batch", (4, 6, 3, 3), replicas=3)
