import pytest

from normviz.figure.export.html_template import fill, text_of

PLACES = ("prefix", "svg", "hint", "data")


def test_what_a_part_contains_is_left_as_it_is() -> None:
    page = fill("figure_part.html", **dict.fromkeys(PLACES, "{{svg}}"))
    assert "{{svg}}" in page
    assert "{{hint}}" not in page


def test_a_place_without_a_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("figure_part.html", svg="")


def test_texts_end_without_a_line_break() -> None:
    assert not text_of("figure.js").endswith("\n")
