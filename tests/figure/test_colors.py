import colorsys

import numpy as np
import pytest

from normviz.figure.colors import (
    DARK,
    LIGHT,
    label_colors,
    packed,
    ramp,
    rgb,
    set_table,
    value_levels,
    value_table,
)
from normviz.ui.style import palette

BOTH = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
def test_the_set_table_goes_from_rest_to_set(colors) -> None:
    table = set_table(colors)
    assert int(table[0]) == 0xFF000000 | colors.rest
    assert int(table[255]) == 0xFF000000 | colors.set
    half = (rgb(colors.rest) + rgb(colors.set)) / 2
    assert np.abs(rgb(int(table[128])) - half).max() <= 1.5


@BOTH
def test_the_value_table_goes_through_zero_in_the_middle(colors) -> None:
    table = value_table(colors)
    assert len(table) == 256
    ends = [int(table[0]), int(table[128]), int(table[255])]
    assert ends == [0xFF000000 | c for c in (colors.negative, colors.zero, colors.positive)]


def test_shade_darkens_every_channel_alike() -> None:
    assert np.abs(rgb(int(ramp(0x80C040, 0, 2, 0.5)[0])) - [64, 96, 32]).max() <= 1


def test_packing_keeps_channels_apart_and_within_a_byte() -> None:
    table = packed(np.array([[1, 2, 3], [300, -5, 254.6]], np.float32))
    assert [hex(value) for value in table] == ["0xff010203", "0xffff00ff"]


@pytest.mark.parametrize(
    ("value", "level"), [(-9, 0), (-2, 0), (0, 128), (2, 255), (9, 255), (1, 191)]
)
def test_values_take_the_level_of_their_share_of_the_limit(value: float, level: int) -> None:
    assert int(value_levels(np.array([value]), 2.0)[0]) == level


def test_a_limit_of_zero_shows_zero_in_the_middle() -> None:
    assert int(value_levels(np.zeros(1), 0.0)[0]) == 128


@BOTH
@pytest.mark.parametrize("count", [2, 3, 6, 12, 13, 24, 64, 500])
def test_neighbouring_sets_have_colours_apart(colors, count: int) -> None:
    table = label_colors(count, colors.lightness)
    apart = np.abs(np.diff(table, axis=0)).max(axis=1)
    assert table.shape == (count, 3)
    assert apart.min() > 25


@pytest.mark.parametrize("count", [1, 4096, 4097, 50_176])
def test_any_number_of_sets_has_colours(count: int) -> None:
    table = label_colors(count, 0.6)
    assert table.shape == (count, 3)
    assert table.min() >= 0
    assert table.max() <= 255


@BOTH
def test_blue_is_kept_for_sets(colors) -> None:
    for other in (colors.negative, colors.zero, colors.positive, colors.element, colors.warning):
        hue, _, saturation = colorsys.rgb_to_hls(*(rgb(other) / 255))
        assert not 0.55 < hue < 0.7 or saturation < 0.2, hex(other)


@pytest.mark.parametrize(
    ("colors", "theme"), [(LIGHT, palette.LIGHT), (DARK, palette.DARK)], ids=["light", "dark"]
)
def test_the_figure_and_the_window_mean_the_same_by_blue(colors, theme) -> None:
    assert f"#{colors.set:06x}" == theme.set
