"""The layers of the network of the selected run, or of the current settings."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from normviz.ports.training import LayerRow, TrainingService
from normviz.presentation.number_format import count
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, number_font
from normviz.ui.text.direction import left_to_right
from normviz.ui.text.runs.run_text import norm_title, recipe_title
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.run_page import RunPage
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.scroll_area import use_slim_bars

_AT_THE_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class ModelPage(RunPage):
    """A table of layers."""

    def __init__(
        self,
        service: TrainingService,
        jobs: BackgroundJobs,
        draft: SpecDraft,
        parent: QWidget | None = None,
    ) -> None:
        """The page; it follows ``draft`` while no run is selected."""
        self.table = _table()
        super().__init__(service, jobs, self.table, "train_model", parent)
        describe(
            self.table,
            "train_layers",
            self.tr("Layers of the network"),
            self.tr("Each layer from input to output, and how many numbers it holds."),
        )
        self.table.setHeaderLabels(
            [
                self.tr("Layer"),
                self.tr("Type"),
                self.tr("Output"),
                self.tr("Parameters"),
                self.tr("Trained"),
            ]
        )
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (3, 4):
            self.table.headerItem().setTextAlignment(column, _AT_THE_END)
        self._draft = draft
        draft.changed.connect(self._follow_draft)

    def question(self, run: Run | None) -> Hashable:
        """All that the network's shape depends on."""
        spec = self._spec(run)
        if problem := self._draft.problem() if run is None else "":
            raise ValueError(problem)
        return run.id if run else "", spec.recipe, spec.norm, spec.options, spec.bn_before_output

    def ask(self, run: Run | None) -> Sequence[LayerRow]:
        """Builds the network."""
        return self.service.summary(self._spec(run))

    def show_answer(self, run: Run | None, answer: Sequence[LayerRow]) -> None:
        """Lists the layers."""
        self.table.clear()
        for row in answer:
            shape = left_to_right(" × ".join(str(size) for size in row.output_shape))
            texts = [row.layer, row.type, shape, count(row.parameters), count(row.trainable)]
            item = QTreeWidgetItem(texts)
            for column in (3, 4):
                item.setTextAlignment(column, _AT_THE_END)
            for column in (2, 3, 4):
                item.setFont(column, number_font())
            self.table.addTopLevelItem(item)
        spec = self._spec(run)
        text = self.tr("{recipe}, {norm}. Parameters: {all}, trained: {trained}.")
        self.head.setText(
            text.format(
                recipe=recipe_title(spec.recipe),
                norm=norm_title(spec.norm),
                all=count(sum(row.parameters for row in answer)),
                trained=count(sum(row.trainable for row in answer)),
            )
        )

    def _spec(self, run: Run | None) -> RunSpec:
        return run.spec if run else self._draft.spec

    def _follow_draft(self) -> None:
        if self._run is None:
            self.set_run(None)


class _Rows(QStyledItemDelegate):
    """Rows on the grid, as wide as their texts."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As usual, but with room above and below."""
        return QSize(super().sizeHint(option, index).width() + GRID, 3 * GRID)


def _table() -> QTreeWidget:
    table = QTreeWidget()
    table.setItemDelegate(_Rows(table))
    use_slim_bars(table)
    table.setRootIsDecorated(False)
    table.setAlternatingRowColors(True)
    table.setUniformRowHeights(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.header().setStretchLastSection(False)
    return table
