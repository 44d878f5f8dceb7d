from PySide6.QtCore import QSize

from normviz.ui.plots.swatch import swatch
from normviz.ui.style.palette import DARK


def test_the_swatches_of_forty_runs_look_different(qapp: object) -> None:
    pictures = set()
    for rank in range(5 * len(DARK.runs)):
        image = swatch(DARK, rank).pixmap(QSize(24, 24)).toImage()
        pictures.add(bytes(image.constBits()))

    assert len(pictures) == 5 * len(DARK.runs)
