import numpy as np

from normviz.presentation.draw.confusion_counts import confusion_counts


def test_counts_of_drawn_and_read() -> None:
    counts = confusion_counts(np.array([1, 1, 2, 9]), np.array([1, 7, 2, 9]))
    assert counts.shape == (10, 10)
    assert counts.sum() == 4
    assert counts[1, 1] == counts[1, 7] == counts[2, 2] == counts[9, 9] == 1
