"""Two classes of points that scikit-learn's ``make_classification`` makes."""

from pathlib import Path

from normviz.datasets.derived import TWO_CLASSES_SAMPLES, two_classes
from normviz.datasets.info import DatasetInfo, Part, StoredFormat


def _read(_: Path, train: bool, count: int | None) -> Part:  # noqa: ARG001  # there is no test
    points, labels = two_classes()
    return points[:count], labels[:count]


DATASET = DatasetInfo(
    name="two-classes",
    title="Synthetic: two classes",
    order=70,
    shape=(14,),
    sizes=(TWO_CLASSES_SAMPLES, 0),
    forms=(StoredFormat("made", _read, elsewhere=Path, source="scikit-learn"),),
    classes=("first class", "second class"),
    phrase="two classes made with scikit-learn",
    is_listed=False,
    text_here="Made with scikit-learn when the training starts.",
)
