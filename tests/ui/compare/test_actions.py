import pytest
from PySide6.QtCore import QObject

from normviz.ui.compare.actions import CompareActions

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_can_be_done_follows_the_state() -> None:
    owner = QObject()
    actions = CompareActions(owner)
    actions.show("idle", can_start=True, can_resume=False, has_sweep=False)
    assert actions.compare.isEnabled()
    assert not any(each.isEnabled() for each in (actions.resume, actions.pause, actions.stop))
    assert not actions.plot.isEnabled()
    actions.show("paused", can_start=True, can_resume=True, has_sweep=True)
    assert not actions.compare.isEnabled()
    assert not actions.resume.isEnabled()
    assert actions.pause.iconText() == "Resume"
    assert actions.stop.isEnabled()
    actions.show("idle", can_start=False, can_resume=True, has_sweep=True)
    assert actions.resume.isEnabled()
    assert not actions.compare.isEnabled()
