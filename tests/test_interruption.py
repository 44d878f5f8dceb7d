"""Signals to processes of the command; each raises its own, at a moment that is always the same."""

import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from normviz import interruption

INTERRUPT = "signal.raise_signal(signal.SIGINT)"
REPORT = "sys.excepthook(type(error), error, None)"
ROOT = Path(__file__).parents[1]
STAND_IN = """
import os, signal, sys, types
from normviz import __main__, interruption

def command():
{body}

sys.modules["normviz.cli"] = types.SimpleNamespace(main=command)
__main__.main()
"""
AT_IMPORT = """
import signal, sys
from normviz import __main__

wanted = sys.argv.pop()

def hook(event, arguments):
    if event == "import" and arguments[0] == wanted:
        signal.raise_signal(signal.SIGINT)

sys.addaudithook(hook)
sys.argv.append("--help")
__main__.main()
"""


@dataclass(frozen=True)
class Ended:
    """How a process has ended."""

    status: int
    out: str
    err: str


def ended(code: str, *words: str) -> Ended:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, timeout=50
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def command(*lines: str) -> Ended:
    return ended(STAND_IN.format(body="\n".join(f"    {line}" for line in lines)))


def test_what_is_open_is_closed() -> None:
    found = command("try:", f"    {INTERRUPT}", "finally:", "    print('closed')")
    assert found == Ended(130, "closed\n", "")


@pytest.mark.parametrize(
    "lines",
    [
        ["try:", f"    {INTERRUPT}", "except BaseException:", "    raise ImportError from None"],
        ["class Late:", f"    __del__ = lambda _: {INTERRUPT}", "Late()", "print('went on')"],
        ["try:", f"    {INTERRUPT}", "except BaseException as error:", f"    {REPORT}"],
    ],
    ids=["turned into another error", "in a destructor", "reported by C code"],
)
def test_an_interrupt_that_other_code_takes_is_one_all_the_same(lines: list[str]) -> None:
    assert command(*lines) == Ended(130, "", "")


def test_what_libraries_log_afterwards_is_not_told() -> None:
    log = "logging.getLogger('tornado').critical('was interrupted')"
    lines = ("import logging", "try:", f"    {INTERRUPT}", "finally:", f"    {log}")
    assert command(*lines) == Ended(130, "", "")


def test_what_ends_with_the_process_does_not_complain() -> None:
    assert command("import atexit", "atexit.register(lambda: 1 / 0)", INTERRUPT) == Ended(
        130, "", ""
    )


def test_a_second_one_does_not_wait() -> None:
    found = command("try:", f"    {INTERRUPT}", "except BaseException:", f"    {INTERRUPT}")
    assert found == Ended(130, "", "")


def test_one_line_is_told_where_a_command_asks_for_it() -> None:
    words = "interruption.tell_if_interrupted('nothing has changed')"
    assert command(words, INTERRUPT) == Ended(130, "", "normviz: nothing has changed\n")
    assert command(words, "return 3") == Ended(3, "", "")


def test_the_other_signal_has_its_own_status() -> None:
    assert command("signal.raise_signal(signal.SIGTERM)") == Ended(143, "", "")


@pytest.mark.parametrize(("after", "status"), [("return 130", 143), ("return 0", 0)])
def test_a_command_that_stops_by_itself_says_whether_it_has(after: str, status: int) -> None:
    found = command(
        "asked = []",
        "with interruption.stopped_by(lambda: asked.append(1)):",
        "    signal.raise_signal(signal.SIGTERM)",
        "print(asked)",
        after,
    )
    assert found == Ended(status, "[1]\n", "")


def test_what_nobody_foresaw_is_reported_as_python_does_it() -> None:
    found = command("print('before')", "1 / 0")
    assert (found.status, found.out) == (1, "before\n")
    assert found.err.startswith("Traceback")
    assert found.err.endswith("ZeroDivisionError: division by zero\n")


@pytest.mark.parametrize("module", ["normviz.cli", "argparse", "numpy", "normviz.commands.window"])
def test_an_import_ends_quietly(module: str) -> None:
    assert ended(AT_IMPORT, module) == Ended(130, "", "")


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruption.stopped_by(lambda: pytest.fail("was asked to stop")):
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such mask")
def test_processes_that_are_begun_do_not_get_ctrl_c() -> None:
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    with interruption.kept_from_processes():
        within = subprocess.check_output([sys.executable, "-c", code], text=True)  # noqa: S603
    after = subprocess.check_output([sys.executable, "-c", code], text=True)  # noqa: S603
    assert (within.strip(), after.strip()) == ("True", "False")
