from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from normviz.errors import UserError
from normviz.settings.old_ini import settings_from_ini
from normviz.settings.reader import LIMIT
from normviz.settings.values import is_plain

INI = r"""[General]
remark=a key that nobody knows

[views]
cube\camera="{\"version\": 1, \"yaw\": -42.0}"
cube\collapsed=@Invalid()
cube\widths=@ByteArray(\0\0\0\xff\0\0\0\x1\0\0\0\x2\0\0\x1T\0\0\x3\x5c\0\0\0\0\b\x1\0\0\0\x1\0)
draw\models=group run
draw\source=foot
draw\width=24
train\folded=norm_options machine

[window]
; a remark
geometry=@ByteArray(\x1\xd9\xd0\xcb\0\x3\0\0\0\0\0\0\0\0\0\0\0\0\x3\xb3\0\0\x2\xfb\0\0\0\x2\0\0\0\x2\0\0\x3\xb1\0\0\x2\xf9\0\0\0\0\0\0\0\0\x3 \0\0\0\x2\0\0\0\x2\0\0\x3\xb1\0\0\x2\xf9)
theme=dark
view=draw
"""  # noqa: E501

FOUND = {
    "views/cube/camera": {"version": 1, "yaw": -42.0},
    "views/cube/widths": [340, 860],
    "views/draw/models": ["group", "run"],
    "views/draw/source": "foot",
    "views/draw/width": 24,
    "views/train/folded": ["norm_options", "machine"],
    "window/geometry": {
        "x": 2,
        "y": 2,
        "width": 944,
        "height": 760,
        "maximized": False,
        "full_screen": False,
    },
    "window/theme": "dark",
    "window/view": "draw",
}


@pytest.mark.parametrize("data", [INI, INI.encode(), INI.replace("\n", "\r\n")])
def test_what_version_0_1_wrote_is_taken_over(data: str | bytes) -> None:
    assert settings_from_ini(data).values == FOUND


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("norms", ["norms"]),
        ("norms, tensor", ["norms", "tensor"]),
        ('"a,b", c', ["a,b", "c"]),
        ("", []),
        ('"', []),
        ("@Variant(x)", None),
        (r"a\x62\143", ["abc"]),
    ],
)
def test_lists_of_texts_are_read_as_qt_wrote_them(raw: str, texts: list[str] | None) -> None:
    found = settings_from_ini(f"[views]\ncube\\collapsed={raw}\n")
    assert found.texts("views/cube/collapsed") == texts


@pytest.mark.parametrize(
    "line",
    [
        r"draw\width=1e9",
        r"draw\width=²",
        r"draw\width=99999999999999",
        r"cube\widths=hello",
        r"cube\state={",
        r"cube\state=" + "[" * 100_000,
        r"train\spec=@Variant(\0\0\0\x7f)",
        r"draw\source=@ByteArray(foot)",
        r"draw\source=a, b",
        r"cube\widths=@ByteArray(\0\0)",
    ],
)
def test_nonsense_costs_only_itself(line: str) -> None:
    assert settings_from_ini(f"[views]\n{line}\n[window]\nview=draw\n").values == {
        "window/view": "draw"
    }


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(UserError, match="expected an INI file of at most"):
        settings_from_ini(b" " * (LIMIT + 1))


def test_an_ini_that_made_the_window_hang_has_sizes_or_none(tmp_path: Path) -> None:
    bytes_ = r"@ByteArray(\0\0\0\xff\0\0\0\x1\0\0\0\x3\0\0\x1\b\0\0\x5\xa0\0\0\x2\xa0\0ÿÿÿÿÿÿÿÿ\x1)"
    found = settings_from_ini(f"[views]\ndraw\\widths={bytes_}\n")
    assert found.wholes("views/draw/widths", 0, 2**14) == [264, 1440, 672]


@examples(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_are_settings(data: bytes) -> None:
    assert is_plain(dict(settings_from_ini(data).values))


@examples(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(INI) - 1), st.characters()), max_size=9))
def test_a_file_with_other_signs_is_settings(changes: list[tuple[int, str]]) -> None:
    signs = list(INI)
    for place, sign in changes:
        signs[place] = sign
    assert is_plain(dict(settings_from_ini("".join(signs)).values))
