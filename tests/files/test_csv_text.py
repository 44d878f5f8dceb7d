import pytest

from normviz.files.csv_text import csv_table, csv_text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "-cmd|' /C calc'!A0",
        "=",
        "＝1+1",
        "--5",
        " =1",
        "\N{NO-BREAK SPACE} @A1",
        "\N{ZERO WIDTH NO-BREAK SPACE}=1",
    ],
)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-0.5", "+3", "-1e-05", "", "run", "1=1", "a-b", "'=1"])
def test_numbers_and_other_texts_stay(text: str) -> None:
    assert csv_text(text) == text


def test_a_table_has_one_form() -> None:
    rows = [("=1+1", 3, 0.1 + 0.2, None), ("a, “b”", -1, -0.5, "-0.5")]
    assert csv_table(("text", "n", "x", "y"), rows).decode() == (
        'text,n,x,y\r\n\'=1+1,3,0.3,\r\n"a, “b”",-1,-0.5,-0.5\r\n'
    )
