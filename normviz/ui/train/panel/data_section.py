"""The section "Data": the data set, where it was found, and how to get it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from normviz.datasets.catalog import dataset_named
from normviz.presentation.dataset_choices import (
    can_download,
    is_there,
    place,
    reason_missing,
    remark,
)
from normviz.runs.spec_builder import datasets
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.catalogue import translated
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_text import data_title
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.tone_label import ToneLabel

_MEGABYTE = 1e6


class DataSection(PanelSection):
    """The data set, and its download.

    Attributes:
        download_requested: Emitted with the name of a data set that is to be downloaded.
        download_cancelled: Emitted when the download is to be left.
    """

    download_requested = Signal(str)
    download_cancelled = Signal()

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._data = LabelledChoice(
            self.tr("&Data set"),
            name="train_data",
            tip=self.tr("What the network learns from; those that are not here can be downloaded."),
        )
        self._data.stack()
        self._where = describe(ToneLabel(), "train_data_place", self.tr("Where the data are"))
        self._where.setFont(font("small"))
        self._where.setWordWrap(True)
        self._get = QPushButton(icon("down"), self.tr("Do&wnload"))
        describe(
            self._get,
            "train_download",
            self.tr("Download the data set"),
            self.tr("Downloads the data set into Keras' cache and verifies it."),
        )
        self._bar = QProgressBar(textVisible=True)
        describe(self._bar, "train_download_progress", self.tr("Progress of the download"))
        self._cancel = QPushButton(self.tr("Cancel"))
        describe(
            self._cancel,
            "train_download_cancel",
            self.tr("Cancel the download"),
            self.tr("Cancels the download and deletes what has been downloaded."),
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for widget in (self._get, self._bar, self._cancel):
            row.addWidget(widget)
        row.addStretch(0)
        self.add(self._data, self._where)
        self.column.addLayout(row)
        self._is_loading = False
        self._data.chosen.connect(self._choose)
        self._get.clicked.connect(self._want)
        self._cancel.clicked.connect(self.download_cancelled)

    def show_draft(self) -> None:
        """Shows the data sets that fit, and whether they are there."""
        spec, folder = self.draft.spec, self.draft.data_dir
        options = [self._option(name) for name in datasets(self.draft.recipe)]
        self._data.show(options, spec.dataset)
        there = is_there(spec.dataset, folder)
        warned = there and bool(remark(spec.dataset, folder))
        self._where.setText(self._said(spec.dataset, there))
        self._where.set_tone("warning" if warned or not there else "muted")
        self._get.setVisible(can_download(spec.dataset) and not there and not self._is_loading)
        self._bar.setVisible(self._is_loading)
        self._cancel.setVisible(self._is_loading)

    def show_download(self, done: int, total: int | None) -> None:
        """Shows how far the download is, in bytes; ``total`` is None where nobody knows."""
        if not self._is_loading:
            self._is_loading = True
            self.show_draft()
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done if total else 0)
        text = self.tr("{done} MB").format(done=f"{done / _MEGABYTE:.1f}")
        self._bar.setFormat(text)

    def end_download(self) -> None:
        """The download has ended, one way or another."""
        self._is_loading = False
        self.show_draft()

    def _option(self, name: str) -> ChoiceOption:
        title = data_title(name)
        if is_there(name, self.draft.data_dir):
            return ChoiceOption(name, title)
        return ChoiceOption(name, title, listed=self.tr("{data} (not here)").format(data=title))

    def _said(self, name: str, there: bool) -> str:
        info, folder = dataset_named(name), self.draft.data_dir
        if not there and info.text_missing:
            return translated(info.text_missing)
        if not there:
            text = self.tr("Not on this machine: download it, or choose other data.")
            return f"{text} {error_text(reason_missing(name, folder))}".rstrip()
        if info.text_here:
            return translated(info.text_here)
        text = self.tr("Found in {place}").format(place=place(name, folder))
        return "\n".join(filter(None, [text, remark(name, folder)]))

    def _choose(self, name: str) -> None:
        self.draft.change(dataset=name)

    def _want(self) -> None:
        self.download_requested.emit(self.draft.spec.dataset)
