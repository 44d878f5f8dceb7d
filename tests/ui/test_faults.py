import sys

import pytest
from PySide6.QtCore import QObject

from normviz.errors import UserError
from normviz.ui.faults import FaultReporter


@pytest.fixture
def hooked(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reached the hook that was there before."""
    reached: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: reached.append(fault[1]))
    return reached


def tell(error: BaseException) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    reporter = FaultReporter()
    reporter.told.connect(lambda text, details: told.append((text, details)))
    reporter.install()
    try:
        fail(error)
    except BaseException as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)
    finally:
        reporter.uninstall()
    return told


def fail(error: BaseException) -> None:
    raise error


def test_what_the_user_did_is_told_without_details(hooked: list[BaseException]) -> None:
    assert tell(UserError("Expected 1, received 2.")) == [("Expected 1, received 2.", "")]
    assert hooked == []


def test_a_fault_of_ours_is_told_with_its_traceback(hooked: list[BaseException]) -> None:
    error = ZeroDivisionError("by zero")
    ((text, details),) = tell(error)
    assert "ZeroDivisionError: by zero" in text
    assert "test_faults.py" in details
    assert hooked == [error]


def test_an_interrupt_is_no_fault(hooked: list[BaseException]) -> None:
    assert tell(KeyboardInterrupt()) == []
    assert len(hooked) == 1


def test_the_hook_before_comes_back(hooked: list[BaseException]) -> None:
    before = sys.excepthook
    tell(ValueError("x"))
    assert sys.excepthook is before
