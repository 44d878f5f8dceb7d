import math

import pytest

from normviz.settings.values import DEEPEST, LARGEST_INTEGER, Settings, is_plain, plain_values


def test_a_group_holds_what_is_below_its_name() -> None:
    settings = Settings({"views/cube/gap": 1, "views/cubes": 2, "views/draw/gap": 3, "gap": 4})
    assert settings.group("views/cube").values == {"gap": 1}
    assert settings.group("views").group("draw").values == {"gap": 3}


VALUES = [None, True, 7, -7, 1.5, "text", ["a"], [1], [], {"a": 1}]


@pytest.mark.parametrize(
    ("getter", "fitting"),
    [
        (lambda settings: settings.text("key"), ["text"]),
        (lambda settings: settings.texts("key"), [["a"], []]),
        (lambda settings: settings.whole("key", 0, 9), [7]),
        (lambda settings: settings.wholes("key", 0, 9), [[1], []]),
        (lambda settings: settings.flag("key"), [True]),
        (lambda settings: settings.mapping("key"), [{"a": 1}]),
    ],
)
def test_a_getter_gives_values_of_its_kind_only(getter, fitting) -> None:
    found = [getter(Settings({"key": value})) for value in VALUES]
    assert [value for value in found if value is not None] == fitting
    assert getter(Settings()) is None


@pytest.mark.parametrize("value", [10, -1, 10**30])
def test_numbers_stay_within_their_bounds(value: int) -> None:
    settings = Settings({"one": value, "many": [1, value]})
    assert settings.whole("one", 0, 9) is None
    assert settings.wholes("many", 0, 9) is None


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        math.inf,
        LARGEST_INTEGER + 1,
        "\ud800",
        b"bytes",
        {1: "a"},
        {"\udfff": 1},
        {"a": [math.nan]},
    ],
)
def test_what_is_no_plain_value_is_left_out(value: object) -> None:
    assert not is_plain(value)
    assert plain_values({"bad": value, "good": [1, {"a": None}]}) == {"good": [1, {"a": None}]}


def test_what_lies_too_deep_is_left_out() -> None:
    value: object = 1
    for _ in range(DEEPEST):
        value = [value]
    assert is_plain(value)
    assert not is_plain({"a": value})


def test_a_key_is_a_text_too() -> None:
    assert plain_values({"\ud800": 1, "key": 2}) == {"key": 2}
