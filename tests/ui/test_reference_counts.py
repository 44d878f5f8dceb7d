"""PySide6 6.12.0 on Python 3.11 dropped a reference to None with every call that returned it."""

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 5000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_none_keep_its_references(qapp: QObject) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
