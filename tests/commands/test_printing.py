"""Output of commands is complete, or an error says in one line why not."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from rich.table import Table

from normviz.cli import main
from normviz.commands.printing import counted, fixed, print_json, print_table, printable

POSIX = pytest.mark.skipif(os.name == "nt", reason="another shell")


def shell(line: str) -> tuple[int, str, str]:
    """Runs a line of bash in which ``normviz`` is the command."""
    command = f"normviz() {{ '{sys.executable}' -m normviz \"$@\"; }}; set -o pipefail; {line}"
    done = subprocess.run(  # noqa: S603
        ["/bin/bash", "-c", command], capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("received", ["a" * 100_000, "a " * 50_000])
@pytest.mark.parametrize(
    ("before", "end"),
    [
        ((), "see normviz --help)\n"),
        (("sweep", "--recipe"), "received '{start}"),
        (("sweep", "--recipe", "relu", "--norm"), "see normviz sweep --help)\n"),
        (("sweep", "--recipe", "relu", "--batch-size"), "expected a whole number, received '"),
        (("runs",), "normviz"),
    ],
)
def test_a_message_is_short_however_long_what_it_quotes_is(
    received: str, before: tuple[str, ...], end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with suppress(SystemExit):
        assert main([*before, received]) == 2
    told = capsys.readouterr().err
    assert len(told) < 2200
    assert end.format(start=received[:100]) in told


def test_json_is_one_line_of_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    print_json([{"file": "γ\udcff.png"}])
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert printed.count("\n") == 1
    assert json.loads(printed) == [{"file": "γ\udcff.png"}]


def test_nothing_is_cut_where_the_terminal_is_narrow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "16")
    table = Table("name", "text")
    table.add_row("convolutional-dropout", "x")
    print_table(table)
    printed = capsys.readouterr().out
    assert "…" not in printed
    rows = [line.split("│")[1].strip() for line in printed.splitlines() if line.startswith("│")]
    assert "".join(rows) == "convolutional-dropout"


@POSIX
@pytest.mark.parametrize("words", ["norms", "recipes", "models", "norms --json"])
def test_a_reader_that_leaves_ends_a_command_in_peace(words: str) -> None:
    assert shell(f"normviz {words} | true") == (0, "", "")


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["models --json", "recipes --json", "norms"])
def test_no_space_for_the_output_is_one_line(words: str) -> None:
    status, _, said = shell(f"normviz {words} > /dev/full")
    assert (status, said) == (2, "normviz: no space left for the output: free some space\n")


@POSIX
def test_no_output_at_all_is_no_fault() -> None:
    assert shell("normviz norms --json >&-") == (0, "", "")


def test_what_steers_a_terminal_is_shown_as_an_escape() -> None:
    assert printable("γ [b] 👩‍🔬 é") == "γ [b] 👩‍🔬 é"
    assert printable("\x1b]0;x\x07\n\x9b\u2028\udcff") == r"\x1b]0;x\x07\n\x9b\u2028\udcff"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 runs"), (1, "1 run"), (2, "2 runs"), (1200, "1200 runs")]
)
def test_a_count_has_the_noun_that_fits(number: int, text: str) -> None:
    assert counted(number, "run", "runs") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.97312, "0.9731"), (-2.0, "-2.0000"), (1.2345678e30, "1.235e+30"), (float("nan"), "nan")],
)
def test_numbers_do_not_fill_lines_with_digits(value: float, text: str) -> None:
    assert fixed(value) == text
