"""pytest hooks by which the collector does not go through libraries and tests again and again.

They stay until the process ends, and one look at all of TensorFlow takes a third of a second.
"""

import gc
import sys
from collections.abc import Generator

import pytest

from normviz.garbage_collection import exempt_from_collection


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Looks for no garbage while tests are found and what they need is imported."""
    gc.disable()
    try:
        return (yield)
    finally:
        exempt_from_collection()
        gc.enable()


_exempt: list[str] = []


def pytest_runtest_logfinish() -> None:
    """Exempts TensorFlow too, when the first test that loads it has ended."""
    if "keras" in sys.modules and not _exempt:
        _exempt.append("keras")
        exempt_from_collection()
