"""Messages for real errors of settings."""

from typing import Any

import pytest

from normviz.errors import UserError
from normviz.runs.spec_builder import build_spec
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.setting_errors import setting_title, texts

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("fields", "begin", "end"),
    [
        ({"settings": {"epochs": 0}}, "Epochs is 0.", "at least 1."),
        ({"settings": {"batch_size": 0}}, "Batch size is 0.", "at least 1."),
        ({"seed": -1}, "Seed is −1.", "from 0 to 2\u202f147\u202f483\u202f647."),
        ({"norm": "bach"}, "There is no norm 'bach'.", "none."),
        ({"preset": "slow"}, "tutorial-norms has no preset slow.", "proper, faithful, quick."),
    ],
)
def test_a_setting_is_named_and_what_it_may_be(fields: Any, begin: str, end: str) -> None:
    with pytest.raises(UserError) as caught:
        build_spec("tutorial-norms", **fields)
    assert caught.value.code in texts()
    text = error_text(caught.value)
    assert text.startswith(begin)
    assert text.endswith(end)


def test_a_setting_without_a_title_has_its_own_name() -> None:
    assert setting_title("epochs") == "Epochs"
    assert setting_title("taste") == "taste"
