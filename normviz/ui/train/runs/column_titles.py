"""Titles of the columns of the runs table, and what they mean."""

from PySide6.QtCore import QCoreApplication

Title = tuple[str, str]


def column_titles() -> tuple[Title, ...]:
    """The title and the tip of each column, in the order of the table."""
    return (*_what_runs_are(), *_how_well_they_do(), *_how_they_are_trained())


def _what_runs_are() -> tuple[Title, ...]:
    return (
        (
            QCoreApplication.translate("Train", "Run"),
            QCoreApplication.translate(
                "Train",
                "Its name, else what tells it from the others; the colour is that of its lines.",
            ),
        ),
        (
            QCoreApplication.translate("Train", "State"),
            QCoreApplication.translate("Train", "Where the run stands."),
        ),
        (
            QCoreApplication.translate("Train", "Recipe"),
            QCoreApplication.translate("Train", "The network and how it is trained."),
        ),
        (
            QCoreApplication.translate("Train", "Norm"),
            QCoreApplication.translate("Train", "The norm in the recipe's slots."),
        ),
    )


def _how_well_they_do() -> tuple[Title, ...]:
    return (
        (
            QCoreApplication.translate("Train", "Best"),
            QCoreApplication.translate("Train", "The best validation accuracy of all epochs."),
        ),
        (
            QCoreApplication.translate("Train", "Last"),
            QCoreApplication.translate("Train", "The validation accuracy of the last epoch."),
        ),
        (
            QCoreApplication.translate("Train", "Training"),
            QCoreApplication.translate(
                "Train",
                "The training accuracy of the last epoch: on the data that it learned from, as a "
                "mean over the epoch while it still learned.",
            ),
        ),
    )


def _how_they_are_trained() -> tuple[Title, ...]:
    return (
        (
            QCoreApplication.translate("Train", "Data"),
            QCoreApplication.translate("Train", "The data set."),
        ),
        (
            QCoreApplication.translate("Train", "Batch"),
            QCoreApplication.translate("Train", "Samples per step."),
        ),
        (
            QCoreApplication.translate("Train", "Epochs"),
            QCoreApplication.translate("Train", "Completed epochs, of all that are planned."),
        ),
        (
            QCoreApplication.translate("Train", "ms/step"),
            QCoreApplication.translate("Train", "Milliseconds per step in the last epoch."),
        ),
        (
            QCoreApplication.translate("Train", "Tags"),
            QCoreApplication.translate("Train", "The tags that you have given."),
        ),
    )
