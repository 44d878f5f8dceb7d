"""The process of the command ``normviz``: how it begins, and how it ends."""

import atexit
import os
import sys
from contextlib import suppress

from normviz import interruption


def main() -> None:
    """Runs the command and ends the process; programs call `normviz.cli.main` instead."""
    status = interruption.exit_status(_status())
    interruption.end_at_once()
    if interruption.is_interrupted():
        with suppress(OSError):  # libraries that were left in their middle end with complaints
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _end(status)


def _status() -> int:
    """The exit status; what nobody has caught is printed as Python does it."""
    try:
        interruption.install()
        from normviz.cli import main as run_command  # an interrupt ends its imports quietly

        return run_command()
    except SystemExit as ended:  # of the parser, which has said why
        return ended.code if isinstance(ended.code, int) else 0
    except KeyboardInterrupt:
        return 1
    except BaseException as error:
        if interruption.exit_status(0) == 0:
            sys.excepthook(type(error), error, error.__traceback__)
        return 1


def _end(status: int) -> None:
    """Leaves out what Python, Qt and TensorFlow tear down: it takes time, and can crash."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
