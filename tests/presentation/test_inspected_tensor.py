from dataclasses import replace

import pytest

from normviz.figure.state import MAX_ELEMENTS, FigureState, check_shape
from normviz.inspection.model import Shape
from normviz.inspection.records import LayerRecord
from normviz.norms.moving_statistics import MovingStatistics
from normviz.presentation.inspected_tensor import InspectedTensor, inspected_tensor

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
    assert isinstance(found, InspectedTensor)
    assert (found.shape, found.data_format) == (expected, order)
    assert not found.is_cut
    assert found.is_completed == (None in shape)


@pytest.mark.parametrize(
    "shape", [(32, 112, 112, 64), (10**6, 2048), (64, 64, 64, 512), (1, 10**6, 10**6, 3)]
)
def test_what_the_cube_cannot_show_is_cut(shape: Shape) -> None:
    found = inspected_tensor(replace(BATCH, shape=shape, channel_axis=len(shape) - 1))
    assert isinstance(found, InspectedTensor)
    assert found.is_cut
    check_shape(found.shape)
    assert found.shape[0] >= min(2, shape[0] or 0)
    n, c, h, w = found.shape
    assert n * c * h * w <= MAX_ELEMENTS


@pytest.mark.parametrize(("channels", "groups"), [(2048, 32), (960, 32), (2048, 2048), (700, 7)])
def test_groups_still_divide_the_channels_that_are_left(channels: int, groups: int) -> None:
    record = replace(BATCH, norm="group", shape=(2, 3, 3, channels), groups=groups)
    found = inspected_tensor(record)
    assert isinstance(found, InspectedTensor)
    state = FigureState().changed(shape=found.shape, groups=found.groups)
    assert state.groups == min(groups, 512)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"norm": None}, "norm"),
        ({"shape": None}, "channels"),
        ({"channel_axis": None}, "channels"),
        ({"channel_axis": 0}, "channels"),
        ({"shape": (None, 5, 7, None)}, "channels"),
        ({"norm": "spectral"}, "kernel"),
    ],
)
def test_what_is_not_known_is_named(changes: dict[str, object], reason: str) -> None:
    assert inspected_tensor(replace(BATCH, **changes)) == reason


@pytest.mark.parametrize(
    ("changes", "real", "shown", "order"),
    [
        ({"shape": None, "channel_axis": None}, (None, 6, None, None), (4, 6, 4, 4), "NHWC"),
        ({"shape": None, "channel_axis": 1}, (None, 6, None, None), (4, 6, 4, 4), "NCHW"),
        ({"shape": (None, 5, 7, None)}, (None, 6, 5, 7), (4, 6, 5, 7), "NHWC"),
    ],
)
def test_weights_tell_the_channels_where_the_shape_does_not(
    changes: dict[str, object], real: Shape, shown: Shape, order: str
) -> None:
    found = inspected_tensor(replace(BATCH, channels=6, **changes))
    assert isinstance(found, InspectedTensor)
    assert (found.real_shape, found.shape, found.data_format) == (real, shown, order)
    assert found.is_completed


@pytest.mark.parametrize(
    ("kernel", "axis", "expected"),
    [
        ((3, 2, 5, 8), 3, (8, 5, 3, 2)),
        ((8, 5, 3, 2), 0, (8, 5, 3, 2)),
        ((20, 10), 1, (10, 20, 1, 1)),
        ((10, 20), 0, (10, 20, 1, 1)),
        ((3, 5, 8), 2, (8, 5, 3, 1)),
        ((2, 3, 4, 5, 6), 4, (6, 5, 6, 4)),
        ((8, 5, 2, 3, 4), 0, (8, 5, 6, 4)),
        ((7,), 0, (7, 1, 1, 1)),
    ],
)
@pytest.mark.parametrize("norm", ["spectral", "weight"])
def test_norms_of_kernels_are_shown_on_one_of_the_kernels_sizes(
    norm: str, kernel: Shape, axis: int, expected: Shape
) -> None:
    record = LayerRecord(
        "sn", "", norm, None, (8, 5, 7, 6), None, None, None, None, True, 4,
        kernel=kernel, kernel_axis=axis,
    )  # fmt: skip
    found = inspected_tensor(record)
    assert isinstance(found, InspectedTensor)
    assert found.is_kernel
    assert (found.norm, found.shape, found.data_format) == (norm, expected, "NCHW")
    assert not found.is_cut
    assert not found.is_completed


@pytest.mark.parametrize(
    ("means", "variances", "expected"),
    [
        ((1.0, 2.0), (3.0, 4.0), MovingStatistics((1.0, 2.0), (3.0, 4.0))),
        ((1.0, 2.0), (3.0, -4.0), None),
        ((1.0, 2e6), (3.0, 4.0), None),
        ((), (), None),
        (None, None, None),
    ],
)
def test_moving_statistics_are_shown_where_inference_could_take_them(
    means: tuple[float, ...], variances: tuple[float, ...], expected: MovingStatistics | None
) -> None:
    record = replace(
        BATCH, shape=(8, 5, 7, 2), moving_mean=means, moving_variance=variances, channels=2
    )
    found = inspected_tensor(record)
    assert isinstance(found, InspectedTensor)
    assert found.moving == expected


def test_gamma_and_beta_are_those_of_the_channels_that_are_shown() -> None:
    many = tuple(float(each) for each in range(700))
    record = replace(BATCH, shape=(2, 3, 3, 700), gamma=many, beta=())
    found = inspected_tensor(record)
    assert isinstance(found, InspectedTensor)
    assert (found.gammas, found.betas) == (many[:512], ())


def test_gamma_that_the_cube_does_not_take_is_left_out() -> None:
    found = inspected_tensor(replace(BATCH, gamma=(1.0, 2e6), beta=(1.0,) * 6))
    assert isinstance(found, InspectedTensor)
    assert (found.gammas, found.betas) == (None, (1.0,) * 6)
