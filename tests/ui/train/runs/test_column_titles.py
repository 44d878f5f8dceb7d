import pytest

from normviz.ui.train.runs.cells import BATCH, COLUMNS, NAME, TRAINED
from normviz.ui.train.runs.column_titles import column_titles


@pytest.mark.usefixtures("qapp")
def test_the_titles_stand_in_the_order_of_the_columns() -> None:
    titles = [title for title, _ in column_titles()]
    assert len(titles) == len(set(titles)) == COLUMNS
    known = {NAME: "Run", TRAINED: "Training", BATCH: "Batch"}
    assert {at: titles[at] for at in known} == known
    assert all(tip.endswith(".") for _, tip in column_titles())
