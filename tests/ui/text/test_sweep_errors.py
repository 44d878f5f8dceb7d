import pytest

from normviz.errors import UserError
from normviz.runs.sweeps.plan import make_plan
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.sweep_errors import texts

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_combination_that_cannot_be_is_told_in_the_words_of_the_window() -> None:
    with pytest.raises(UserError) as refused:
        make_plan("batch-norm", {"norm": ("group",), "groups": (5,)})
    assert error_text(refused.value).startswith("Not all combinations can be trained (1 of 1")


def test_every_text_says_what_to_do() -> None:
    assert all(text.endswith(".") for text in texts().values())
