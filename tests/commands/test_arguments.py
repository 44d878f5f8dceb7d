import argparse
from collections.abc import Callable
from pathlib import Path

import pytest

from normviz.cli import main
from normviz.commands.arguments import (
    index,
    integer,
    norm_list,
    number,
    positive_float,
    shape,
    size,
)


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (shape, "2,6,4,4", (2, 6, 4, 4)),
        (shape, " 2, 6 ,4,4", (2, 6, 4, 4)),
        (index, "0,5,3,3", (0, 5, 3, 3)),
        (size, "1280x832", (1280, 832)),
        (size, "640X480", (640, 480)),
        (norm_list, "batch,layer-keras", ("batch", "layer-keras")),
        (norm_list, " group , ", ("group",)),
        (positive_float, "2.5", 2.5),
    ],
)
def test_what_is_understood(read: Callable[[str], object], text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("read", "texts"),
    [
        (
            shape,
            ["", "1,2,3", "1,2,3,4,5", "0,2,3,4", "-1,2,3,4", "a,b,c,d", "1.5,2,3,4", "²,1,1,1"],
        ),
        (shape, ["99999,99999,9,9", "1" * 5000 + ",1,1,1"]),
        (index, ["", "0,0,0", "-1,0,0,0", "0,0,0,x"]),
        (size, ["", "12", "0x10", "axb", "10x", "100000x10", "-5x10", "10x10x10"]),
        (norm_list, ["", ",", "batch,nonsense", "Batch"]),
        (positive_float, ["", "0", "-1", "nan", "inf", "x"]),
    ],
)
def test_nonsense_is_told_in_one_line(read: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        with pytest.raises(argparse.ArgumentTypeError) as told:
            read(text)
        line = str(told.value)
        assert line.startswith("expected ")
        assert "received" in line
        assert "\n" not in line


def test_the_unknown_norm_is_named() -> None:
    told = r"batch, batch-renorm, layer, .*received 'nonsense'"
    with pytest.raises(argparse.ArgumentTypeError, match=told):
        norm_list("batch,nonsense,other")


@pytest.mark.parametrize(
    "words",
    [
        ["runs", "--runs-dir", ""],
        ["--runs-dir", "", "runs"],
        ["train", "--recipe", "relu", "--data-dir", ""],
        ["runs", "--csv", ""],
        ["figure", "-o", ""],
        ["screenshot", "-o", " "],
        ["predict", ""],
    ],
)
def test_empty_paths_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert "expected a path, received" in err
    assert err.count("\n") == 1


def test_a_name_that_is_no_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["train", "--recipe", "relu", "--name", "\udcff"]
    assert main([*words, "--dataset", "digits", "--runs-dir", str(tmp_path / "runs")]) == 2
    err = capsys.readouterr().err
    assert r"name: expected text, received '\udcff'" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", ["1.5", "1e3", "", "one", "--1", "1" * 13])
def test_what_is_no_whole_number_is_told_as_all_errors_are(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="expected a whole number, received"):
        integer(text)


def test_numbers_of_either_sign_are_left_to_the_command() -> None:
    assert (integer("-3"), integer("0")) == (-3, 0)
    assert number("-1e-3") == -1e-3
    with pytest.raises(argparse.ArgumentTypeError, match="expected a number, received 'x'"):
        number("x")


def test_a_number_that_is_too_long_is_told_so() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="0', more than 12 digits"):
        integer("-1" + 30 * "0")
