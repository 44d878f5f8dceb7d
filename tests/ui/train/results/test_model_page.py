from pytestqt.qtbot import QtBot

from normviz.ui.train.view import TrainView


def open_tab(qtbot: QtBot, view: TrainView, at: int) -> None:
    view.tabs.setCurrentIndex(at)
    qtbot.waitUntil(lambda: not view.jobs.busy)


def test_the_model_of_the_settings_is_shown_and_follows_them(
    qtbot: QtBot, view: TrainView, service: object
) -> None:
    open_tab(qtbot, view, 1)
    page = view.pages[0]
    assert page.table.topLevelItemCount() == 1
    assert "Parameters: 7850" in page.head.text()
    for at in range(page.table.columnCount()):
        assert page.table.columnWidth(at) >= page.table.sizeHintForColumn(at)
    view.draft.set_recipe("dropout")
    qtbot.waitUntil(lambda: not view.jobs.busy)
    assert service.asked == ["summary batch-norm", "summary dropout"]
    view.draft.change(seed=8)
    assert not view.jobs.busy
