import pytest

from normviz.errors import Reason
from normviz.ports.prediction import FoldCheck
from normviz.ui.draw.settings.fold_text import fold_text

pytestmark = pytest.mark.usefixtures("qapp")


def test_it_says_how_far_the_answers_are_or_why_nobody_knows() -> None:
    said = fold_text("Batch Norm, folded", FoldCheck("batch", 1000, 2.5e-7, Reason("")))
    assert said.startswith("Batch Norm, folded: over 1000 validation digits no probability")
    assert "2.5" in said
    stand_in = Reason("digits", code="digits-stand-in")
    assert fold_text("A", FoldCheck("a", 9, 0.0, stand_in)).endswith("scikit-learn are shown.")
    assert fold_text("A", "Its run is gone.") == "A was not compared. Its run is gone."
