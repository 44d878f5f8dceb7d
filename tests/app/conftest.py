"""The fixtures of the window."""

from pathlib import Path

import pytest

from tests.ui.conftest import (
    keep_widgets,
    no_dangling,
    no_user_settings,
    no_waiting_database,
    patient_waits,
    pytest_runtest_teardown,
    settings,
    theme,
)

__all__ = [
    "keep_widgets",
    "no_dangling",
    "no_user_settings",
    "no_waiting_database",
    "patient_waits",
    "pytest_runtest_teardown",
    "settings",
    "theme",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What the offscreen platform says it cannot do (raise a window, grab keys) is no fault of ours.
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
