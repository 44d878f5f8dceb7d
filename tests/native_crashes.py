"""pytest hooks by which a native crash of any test names its stack on the terminal.

pytest turns faulthandler on once, at its start. A test of what writes crash files turns it off, or
on for a file that pytest captures; a crash in any later test would then end the process silently.
"""

import faulthandler
import os
import sys
from typing import Final

import pytest

_TERMINAL: Final = pytest.StashKey[int]()
"""A descriptor of the terminal's own, which no capturing redirects."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TERMINAL] = os.dup(2)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    faulthandler.enable(item.config.stash[_TERMINAL])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    faulthandler.enable(item.config.stash[_TERMINAL])


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Qt and TensorFlow are taken apart after pytest has turned faulthandler off: on once more."""
    faulthandler.enable(config.stash[_TERMINAL])
    clear_clipboard()


def clear_clipboard() -> None:
    """Takes away what a test has copied.

    The clipboard of Qt's offscreen platform is freed after Python has ended, and with it the
    Python object that was put there. ``normviz`` ends before (`normviz.__main__`).
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()
