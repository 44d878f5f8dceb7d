from dataclasses import replace

import pytest

from normviz.figure.state import MAX_ELEMENTS, FigureState, check_shape
from normviz.inspection.model import Shape
from normviz.inspection.records import LayerRecord
from normviz.presentation.inspected_tensor import inspected_tensor

BATCH = LayerRecord(
    "bn", "", "batch", (0, 1, 2), (8, 5, 7, 6), 6, 280, 1e-3, 0.9, True, 24, None, 3
)


@pytest.mark.parametrize(
    ("shape", "channel", "expected", "order"),
    [
        ((8, 5, 7, 6), 3, (8, 6, 5, 7), "NHWC"),
        ((8, 6, 5, 7), 1, (8, 6, 5, 7), "NCHW"),
        ((8, 6), 1, (8, 6, 1, 1), "NHWC"),
        ((8, 5, 6), 2, (8, 6, 5, 1), "NHWC"),
        ((8, 2, 5, 7, 6), 4, (8, 6, 10, 7), "NHWC"),
        ((None, 5, None, 6), 3, (4, 6, 5, 4), "NHWC"),
    ],
)
def test_axes_are_put_into_the_order_of_the_cube(
    shape: Shape, channel: int, expected: Shape, order: str
) -> None:
    found = inspected_tensor(replace(BATCH, shape=shape, channel_axis=channel))
    assert found is not None
    assert (found.shape, found.data_format) == (expected, order)
    assert not found.is_cut
    assert found.is_completed == (None in shape)


@pytest.mark.parametrize(
    "shape", [(32, 112, 112, 64), (10**6, 2048), (64, 64, 64, 512), (1, 10**6, 10**6, 3)]
)
def test_what_the_cube_cannot_show_is_cut(shape: Shape) -> None:
    found = inspected_tensor(replace(BATCH, shape=shape, channel_axis=len(shape) - 1))
    assert found is not None
    assert found.is_cut
    check_shape(found.shape)
    assert found.shape[0] >= min(2, shape[0] or 0)
    n, c, h, w = found.shape
    assert n * c * h * w <= MAX_ELEMENTS


@pytest.mark.parametrize(("channels", "groups"), [(2048, 32), (960, 32), (2048, 2048), (700, 7)])
def test_groups_still_divide_the_channels_that_are_left(channels: int, groups: int) -> None:
    record = replace(BATCH, norm="group", shape=(2, 3, 3, channels), groups=groups)
    found = inspected_tensor(record)
    assert found is not None
    state = FigureState().changed(shape=found.shape, groups=found.groups)
    assert state.groups == min(groups, 512)


@pytest.mark.parametrize(
    "changes",
    [
        {"norm": None},
        {"shape": None},
        {"channel_axis": None},
        {"shape": (None, 5, 7, None)},
        {"norm": "spectral"},
    ],
)
def test_what_is_not_known_or_a_kernel_is_not_shown(changes: dict[str, object]) -> None:
    assert inspected_tensor(replace(BATCH, **changes)) is None


def test_gamma_and_beta_are_those_of_the_channels_that_are_shown() -> None:
    many = tuple(float(each) for each in range(700))
    record = replace(BATCH, shape=(2, 3, 3, 700), gamma=many, beta=())
    found = inspected_tensor(record)
    assert found is not None
    assert (found.gammas, found.betas) == (many[:512], ())


def test_gamma_that_the_cube_does_not_take_is_left_out() -> None:
    found = inspected_tensor(replace(BATCH, gamma=(1.0, 2e6), beta=(1.0,) * 6))
    assert found is not None
    assert (found.gammas, found.betas) == (None, (1.0,) * 6)
