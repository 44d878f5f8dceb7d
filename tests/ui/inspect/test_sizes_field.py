import pytest

from normviz.ui.inspect.sizes_field import parse_sizes


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("", 1, ()),
        ("32", 1, (32,)),
        ("1 024", 1, (1024,)),
        ("many", 1, None),
        ("224, 224, 3", 6, (224, 224, 3)),
        ("224×224 x 3", 6, (224, 224, 3)),
        ("(8, 8)", 6, (8, 8)),
        ("1 2 3 4 5 6 7", 6, None),
        ("3, -1", 6, None),
        (", ,", 6, None),
        ("٣", 6, None),
    ],
)
def test_sizes_are_read_with_what_people_put_between_them(
    text: str, most: int, expected: tuple[int, ...] | None
) -> None:
    assert parse_sizes(text, most) == expected
