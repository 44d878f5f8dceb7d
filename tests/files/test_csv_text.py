import csv
import io

import pytest

from normviz.files.csv_text import csv_table, csv_text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t1",
        "\r1",
        "\na",
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


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        (";=1+1", ";'=1+1"),
        ("a; @A1|+A1", "a;' @A1|'+A1"),
        ("two\n-1+1", "two\n'-1+1"),
        ("a\u2028＝1", "a\u2028'＝1"),
        ("a;-0.5", "a;-0.5"),
        (",=1+1", ",=1+1"),
    ],
)
def test_a_formula_behind_a_separator_gets_one_too(text: str, cell: str) -> None:
    assert csv_text(text) == cell


def test_no_cell_is_a_formula_whatever_the_separator_is() -> None:
    names = (",=1", ";=1", "\n=1", "a;b\r\n@A1", '"=1', "\t=1", '";=1', "|=1", "＝1")
    table = csv_table(("a", "b"), [("x", name) for name in names]).decode()
    for separator in ",;\t|":
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator):
            assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row)


@pytest.mark.parametrize("text", ["-0.5", "+3", "-1e-05", "", "run", "1=1", "a-b", "'=1"])
def test_numbers_and_other_texts_stay(text: str) -> None:
    assert csv_text(text) == text


def test_a_table_has_one_form() -> None:
    rows = [("=1+1", 3, 0.1 + 0.2, None), ("a, “b”", -1, -0.5, "-0.5")]
    assert csv_table(("text", "n", "x", "y"), rows).decode() == (
        'text,n,x,y\r\n\'=1+1,3,0.3,\r\n"a, “b”",-1,-0.5,-0.5\r\n'
    )
