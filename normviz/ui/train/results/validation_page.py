"""Predictions for validation digits, the errors first."""

from collections.abc import Hashable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from normviz.datasets.catalog import CATALOG
from normviz.ports.training import EvaluatedSamples, TrainingService
from normviz.presentation.number_format import THIN_SPACE, count, percent
from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.text.catalogue import translated
from normviz.ui.text.runs.run_text import data_title
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.digit_grid import A_ROW, DigitCell, DigitGrid
from normviz.ui.train.results.run_page import RunPage

KEPT = 20 * A_ROW


class ValidationPage(RunPage):
    """What the network says of data that it was not trained on."""

    def __init__(
        self, service: TrainingService, jobs: BackgroundJobs, parent: QWidget | None = None
    ) -> None:
        """An empty page."""
        self.grid = DigitGrid()
        super().__init__(service, jobs, self.grid, "train_validation", parent)
        describe(
            self.grid,
            "train_validation_grid",
            self.tr("Validation data with predictions"),
            self.tr(
                "The network's answer stands below each picture; wrong answers come first, in red."
            ),
        )
        self.grid.setToolTip("")

    def question(self, run: Run | None) -> Hashable:
        """The run and how much it has learned."""
        if run is None:
            raise ValueError(self.tr("Select one run to see what it gets wrong."))
        if not run.epochs_done:
            raise ValueError(
                self.tr("This run has no weights yet. Train it for at least one epoch.")
            )
        info = CATALOG.get(run.spec.dataset)
        if info is not None and not info.is_pictures:
            text = self.tr("{data}: the samples are points, not pictures.")
            raise ValueError(text.format(data=data_title(info.name)))
        return run.id, run.epochs_done

    def ask(self, run: Run | None) -> EvaluatedSamples | None:
        """Lets the network predict the validation data."""
        return self.service.evaluate(run.id, KEPT) if run else None

    def show_answer(self, run: Run | None, answer: EvaluatedSamples) -> None:
        """Shows the pictures."""
        names = _names(run.spec.dataset) if run else ()
        cells = [_cell(answer, at, names) for at in range(len(answer.images))]
        self.grid.show_cells(cells, A_ROW // 2 if names else A_ROW)
        text = self.tr("{run}: {errors} of {total} wrong ({share}). They come first.")
        self.head.setText(
            text.format(
                run=run.name if run else "",
                errors=count(answer.errors),
                total=count(answer.total),
                share=f"{100 * answer.errors / answer.total:.2f}{THIN_SPACE}%",
            )
        )
        self.grid.setAccessibleDescription(self.head.text())


def _cell(judged: EvaluatedSamples, at: int, names: tuple[str, ...]) -> DigitCell:
    numbers = int(judged.labels[at]), int(judged.predictions[at])
    label, said = (_class(names, number) for number in numbers)
    share = percent(float(judged.confidences[at]))
    if said == label:
        tip = QCoreApplication.translate(
            "Train", "It is {label}, and the network says so ({share})."
        )
    else:
        tip = QCoreApplication.translate(
            "Train", "It is {label}, and the network says {said} ({share})."
        )
    text = tip.format(label=label, said=said, share=share)
    return DigitCell(judged.images[at], said, said == label, text)


def _names(dataset: str) -> tuple[str, ...]:
    """What the classes are called where they are not told by their number alone."""
    info = CATALOG.get(dataset)
    return () if info is None or info.is_digits else info.classes


def _class(names: tuple[str, ...], number: int) -> str:
    """What a class is called; its number where that says it."""
    return translated(names[number]) if number < len(names) else str(number)
