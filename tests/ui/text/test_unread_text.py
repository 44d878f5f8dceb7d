import pytest

from normviz.ui.text.unread_text import unread_text

pytestmark = pytest.mark.usefixtures("qapp")


def test_steps_that_are_left_out_are_told_and_none_are_not() -> None:
    assert unread_text(0) == ""
    assert unread_text(3).endswith("cut or damaged: 3.")
