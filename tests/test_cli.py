import argparse
import io
import json
import sys
from pathlib import Path

import pytest

from normviz import __version__, cli, commands
from normviz.app import composition
from normviz.diagnostics.log_setup import stop_logging
from normviz.errors import UserError


class Call:
    """What the window would have been opened with."""

    def __init__(self) -> None:
        self.arguments: tuple[object, ...] = ()

    def __call__(self, *arguments: object) -> int:
        self.arguments = arguments
        return 0


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Call:
    call = Call()
    monkeypatch.setattr(composition, "run", call)
    return call


def fail(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Runs what cannot be done; returns the one line on stderr."""
    try:
        status = cli.main(argv)
    except SystemExit as ended:
        status = int(ended.code or 0)
    captured = capsys.readouterr()
    assert status == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.endswith("\n")
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize(
    "argv",
    [["nonsense"], ["--nonsense"], ["norms", "--nonsense"], ["screenshot"], ["--data-dir"]],
)
def test_wrong_words_are_one_line_and_status_2(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert fail(argv, capsys).startswith("normviz")


def test_what_cannot_be_done_is_one_line_and_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*arguments: object) -> int:
        raise UserError("expected a fish, received a bicycle")

    monkeypatch.setattr(composition, "run", refuse)
    assert fail([], capsys) == "normviz: expected a fish, received a bicycle\n"


def test_an_unknown_view_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    line = fail(["--view", "nonsense"], capsys)
    assert "one of cube" in line
    assert "received 'nonsense'" in line


def test_an_interrupt_is_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(composition, "run", interrupt)
    assert cli.main([]) == 130


def test_without_a_command_the_window_opens(window: Call) -> None:
    assert cli.main([]) == 0
    assert window.arguments == (None, None, None, ())
    cli.main(["--view", "cube", "--data-dir", "d", "--runs-dir", "r"])
    assert window.arguments == ("cube", Path("d"), Path("r"), ())


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    parser = cli.build_parser()
    subparsers = next(
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    assert set(subparsers.choices) >= {"norms", "screenshot", "recipes"}
    assert len(subparsers.choices) == len(commands.ALL) - 1  # the window has no word of its own
    for name in subparsers.choices:
        with pytest.raises(SystemExit) as ended:
            cli.main([name, "--help"])
        assert ended.value.code == 0
        assert f"normviz {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["--data-dir", "a", "screenshot", "--view", "cube", "-o", "x.png"], "a"),
        (["screenshot", "--view", "cube", "-o", "x.png", "--data-dir", "b"], "b"),
        (
            ["--data-dir", "a", "screenshot", "--view", "cube", "-o", "x.png", "--data-dir", "b"],
            "b",
        ),
        (["screenshot", "--view", "cube", "-o", "x.png"], None),
    ],
)
def test_folders_may_stand_before_and_after_the_command(
    argv: list[str], expected: str | None
) -> None:
    arguments = cli.build_parser().parse_args(argv)
    assert arguments.data_dir == (Path(expected) if expected else None)
    assert arguments.runs_dir is None


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"normviz {__version__}\n"


def test_a_narrow_encoding_ends_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert cli.main(["norms"]) == 0
    sys.stdout.flush()
    assert b"batch" in raw.getvalue()


def test_json_is_plain_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["norms", "--json"])
    text = capsys.readouterr().out
    assert text.isascii()
    assert json.loads(text)


@pytest.mark.parametrize(
    ("argv", "level"),
    [
        ([], "info"),
        (["--log-level", "debug"], "debug"),
        (["norms", "--log-level", "error"], "error"),
        (["--log-level", "off", "norms"], "off"),
    ],
)
def test_every_command_takes_a_log_level(argv: list[str], level: str) -> None:
    assert cli.build_parser().parse_args(argv).log_level == level


def test_an_unknown_log_level_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    line = fail(["norms", "--log-level", "loud"], capsys)
    assert "debug" in line
    assert "'loud'" in line


def test_an_unforeseen_error_is_logged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_inside(*arguments: object) -> int:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(composition, "run", fail_inside)
    monkeypatch.setenv("NORMVIZ_LOG_DIR", str(tmp_path))
    with pytest.raises(ZeroDivisionError):
        cli.main([])
    (path,) = tmp_path.iterdir()
    assert "ZeroDivisionError: on purpose" in path.read_text(encoding="utf-8")
    assert "fail_inside" in path.read_text(encoding="utf-8")
    stop_logging()


def test_a_file_that_the_system_refuses_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "y" * 300
    assert name in fail(["runs", "--runs-dir", str(tmp_path / name)], capsys)


@pytest.mark.parametrize("name", ["MemoryError", "ResourceExhaustedError"])
def test_where_memory_does_not_suffice_one_line_says_so(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = MemoryError if name == "MemoryError" else type(name, (Exception,), {})

    def run_out(*_: object) -> int:
        raise error("of 3 lines\n\n")

    monkeypatch.setattr(composition, "run", run_out)
    assert "there is not enough memory for this" in fail([], capsys)
