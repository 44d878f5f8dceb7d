"""The plot pane: the plots with their bar and a hint, or instructions where there are none."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from normviz.presentation.number_format import percent
from normviz.presentation.overfitting import MOVING_LAG, OVERFITTING, Gap, gap
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.plots import Plots
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, current_theme, font
from normviz.ui.train.plots.plot_bar import PlotBar
from normviz.ui.widgets.empty_state import EmptyState
from normviz.ui.widgets.tone_label import ToneLabel


class PlotPane(QWidget):
    """Plots of the selected runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is shown yet."""
        super().__init__(parent)
        self.bar = PlotBar()
        self.plots = describe(
            Plots(current_theme()),
            "train_plots",
            self.tr("Loss and accuracy over the epochs"),
            self.tr("Thin: each batch in training. Wide: validation after each epoch."),
        )
        self.plots.setToolTip("")
        self._empty = EmptyState("train", "", name="train_no_curves")
        self._hint = describe(ToneLabel(), "train_hint", self.tr("Training against validation"))
        self._hint.setFont(font("small"))
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID // 2)
        self.why = WhyButton()
        for part in (self._hint, self.why):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the plots stay where they are when it appears
            part.setSizePolicy(policy)
        # Its sentence takes two lines beside the button, in a window of the smallest size.
        self._hint.setMinimumHeight(2 * self._hint.fontMetrics().lineSpacing() + GRID // 2)
        self._hint.hide()
        self._result = ""
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._pages, 1)
        # Only now: a page without a parent would flash up as a window of its own.
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.plots)
        column.addLayout(self._hint_row())
        self.bar.zoom_changed.connect(self.plots.set_zoom)
        self.bar.smoothing_changed.connect(self.plots.set_smoothing)
        self.bar.log_changed.connect(self.plots.set_log)
        self.set_empty_text("")

    def set_empty_text(self, text: str) -> None:
        """What is said where nothing is drawn; what to do where it is empty."""
        default = self.tr("Press Start to train: loss and accuracy appear here.")
        self._empty.set_text(text or default)

    def show_items(self, items: Sequence[LegendItem], end: float, result: str = "") -> None:
        """Draws ``items`` up to the epoch ``end``.

        Args:
            items: In the order of the legend.
            end: Where the x axis ends, in epochs.
            result: What else is said of a single run.
        """
        for _ in self.showing(items, end, result):
            pass

    def showing(self, items: Sequence[LegendItem], end: float, result: str = "") -> Iterator[None]:
        """Does step by step what :meth:`show_items` does."""
        self._pages.setCurrentIndex(1 if items else 0)
        yield from self.plots.showing(items, end)
        self._result = result
        self.show_hint(items)

    def _hint_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.addWidget(self._hint, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_hint(self, items: Sequence[LegendItem]) -> None:
        """Says what the gap between training and validation means, where one run is shown."""
        one = items[0].series[0] if len(items) == 1 and len(items[0].series) == 1 else None
        found = None if one is None else gap(one.epochs, items[0].momentum, items[0].validated)
        text = " ".join(filter(None, [_said(found) if found else "", self._result]))
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        is_gap = found is not None and found.kind != "none"
        concern = MOVING_LAG if found is not None and found.kind == "lagging" else OVERFITTING
        self.why.set_concern(concern if is_gap else "")
        self._hint.set_tone("warning" if is_gap else "muted")

    def set_theme(self, theme: Theme) -> None:
        """Recolours the plots."""
        self.plots.set_theme(theme)


def _said(found: Gap) -> str:
    text = {
        "none": QCoreApplication.translate(
            "Train",
            "Accuracy {training} in training, {validation} in validation: no clear gap that would "
            "tell of overfitting.",
        ),
        "wide": QCoreApplication.translate(
            "Train",
            "Accuracy {training} in training, {validation} in validation: the network knows its "
            "training data better than new ones (overfitting).",
        ),
        "lagging": QCoreApplication.translate(
            "Train",
            "Accuracy {training} in training, {validation} in validation with moving statistics, "
            "of which the start still weighs {weight}: see Batch norm.",
        ),
        "rising": QCoreApplication.translate(
            "Train",
            "Validation loss was lowest in epoch {epoch} and has risen since, while the training "
            "loss falls (overfitting).",
        ),
    }[found.kind]
    return text.format(
        training=f"{found.accuracy:.3f}",
        validation=f"{found.val_accuracy:.3f}",
        epoch=found.epoch,
        weight=percent(found.initial_weight),
    )
