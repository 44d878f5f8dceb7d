"""The tabs stand in the order in which scenes name them."""

from typing import get_args

from normviz.scenes.train_scene import Tab
from normviz.ui.train.view import TrainView


def test_there_is_one_tab_per_name_in_a_scene(view: TrainView) -> None:
    titles = [view.tabs.tabText(at) for at in range(view.tabs.count())]
    assert len(titles) == len(get_args(Tab))
    assert titles[get_args(Tab).index("distributions")] == "Distributions"
    assert titles[get_args(Tab).index("batch-norm")] == "Batch norm"
    assert titles[0] == "Runs"
