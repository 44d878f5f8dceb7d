"""What is said of the three accuracies."""

from pytestqt.qtbot import QtBot

from normviz.ports.batch_norm import StatisticsAccuracy
from normviz.ui.train.results.batch_norm_content import BatchNormContent

FOUND = StatisticsAccuracy("r", 20, 300, 32, 0.9, 0.2, 0.9, 0.818, 2.0, 0.3)
GOOD = StatisticsAccuracy("r", 9000, 300, 32, 0.9, 0.905, 0.9, 0.0, 0.3, 0.3)


def test_lost_accuracy_is_a_warning(qtbot: QtBot) -> None:
    content = BatchNormContent()
    qtbot.addWidget(content)
    content.show_accuracy(FOUND)
    assert "lag behind" in content.note.text()
    assert content.note.tone == "warning"
    content.show_accuracy(GOOD)
    assert "as good as" in content.note.text()
    assert content.note.tone == "muted"


def test_progress_shows_until_all_is_read(qtbot: QtBot) -> None:
    content = BatchNormContent()
    qtbot.addWidget(content)
    content.show_progress(1, 3)
    assert not content.progress.isHidden()
    assert (content.progress.value(), content.progress.maximum()) == (1, 3)
    content.show_progress(3, 3)
    assert content.progress.isHidden()
