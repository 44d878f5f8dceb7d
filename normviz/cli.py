"""The command ``normviz``: parses the arguments and calls one module of ``commands``."""

import argparse
import errno
import io
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from normviz import __version__, commands
from normviz.commands.arguments import add_log_level
from normviz.commands.open_scenes import with_command
from normviz.commands.plain_signs import PLAIN_SIGNS, register_plain_signs
from normviz.commands.printing import one_line
from normviz.diagnostics.log_setup import start_logging
from normviz.errors import UserError, is_out_of_memory

USAGE_ERROR = 2
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

_NO_MEMORY: Final = (
    "there is not enough memory for this: choose less, such as fewer inputs, or close other "
    "programs"
)

_log = logging.getLogger("normviz.app")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line, without the usage above it."""

    def error(self, message: str) -> None:  # type: ignore[override]  # exits, never returns
        text = one_line(f"{self.prog}: {message} (see {self.prog} --help)")
        self.exit(USAGE_ERROR, f"{text}\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command; nothing heavy is imported for it."""
    parser = _Parser(prog="normviz", description="See what a normalization layer does.")
    parser.add_argument("--version", action="version", version=f"normviz {__version__}")
    subparsers = parser.add_subparsers(title="commands", dest="command", parser_class=_Parser)
    for module in commands.ALL:
        module.register(parser, subparsers)
    add_log_level(parser, main=True)
    for command in subparsers.choices.values():
        add_log_level(command)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: The words after ``normviz``; those of the process when None.

    Returns:
        The exit status: 0 done, 2 what was asked for cannot be done, 130 stopped by Ctrl-C.
    """
    _prepare_streams()
    words = sys.argv[1:] if argv is None else argv
    arguments = build_parser().parse_args(with_command(words))
    start_logging(arguments.log_level)
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()  # here, where what goes wrong can be told
    except UserError as error:
        print(one_line(f"normviz: {error}"), file=sys.stderr)
        return USAGE_ERROR
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone: nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _told(error)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        _log.exception("the command failed")
        if not is_out_of_memory(error):
            raise
        print(f"normviz: {_NO_MEMORY}", file=sys.stderr)
        return USAGE_ERROR
    return status


def _told(error: OSError) -> int:
    """Says in one line what the system refuses: space for the output, or a file that is named.

    Raises:
        OSError: It says neither.
    """
    if error.errno in _FULL:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("normviz: no space left for the output: free some space", file=sys.stderr)
        return USAGE_ERROR
    _log.error("the command failed", exc_info=error)
    if not isinstance(error.filename, str):
        raise error
    text = f"cannot use {error.filename} ({error.strerror}): choose another file or folder"
    print(one_line(f"normviz: {text}"), file=sys.stderr)
    return USAGE_ERROR


def _prepare_streams() -> None:
    """Lets a command print where there is no output at all, or one that knows no γ.

    A pipe on Windows gets plain signs and question marks instead of ending the command.
    """
    register_plain_signs()
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAIN_SIGNS)
