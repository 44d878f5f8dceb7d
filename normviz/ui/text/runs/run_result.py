"""How well a run does, in one sentence that says on which data."""

from PySide6.QtCore import QCoreApplication

from normviz.presentation.number_format import count
from normviz.presentation.published_result import published_result
from normviz.runs.run import Run
from normviz.runs.storage.reference_accuracy import ReferenceAccuracy
from normviz.ui.text.runs.run_text import accuracy


def result_text(run: Run) -> str:
    """The accuracy of the last epoch, and the published one where the two can be compared.

    Empty before the first epoch.
    """
    if run.val_accuracy is not None:
        text = QCoreApplication.translate("Train", "Validation accuracy {value}.")
        value, published = run.val_accuracy, _published(run, is_validation=True)
    elif run.accuracy is not None:
        text = QCoreApplication.translate(
            "Train",
            "Training accuracy {value}, on the data that it learned from; nothing was validated.",
        )
        if run.spec.settings.train_on == "test":
            text = QCoreApplication.translate(
                "Train",
                "Training accuracy {value}, on the test data that it learned from; nothing was "
                "validated.",
            )
        value, published = run.accuracy, _published(run, is_validation=False)
    else:
        return ""
    said = text.format(value=accuracy(value))
    return f"{said} {published}" if published else said


def ending_text(run: Run, name: str) -> str:
    """That a training is finished, with its result.

    Args:
        run: The run.
        name: What to call it.
    """
    if run.val_accuracy is None:
        text = QCoreApplication.translate("Train", "{name} is finished.").format(name=name)
        said = result_text(run)
    else:
        text = QCoreApplication.translate(
            "Train", "{name} is finished: validation accuracy {accuracy}."
        ).format(name=name, accuracy=accuracy(run.val_accuracy))
        said = _published(run, is_validation=True)
    return f"{text} {said}" if said else text


def _published(run: Run, *, is_validation: bool) -> str:
    found = published_result(run.spec)
    value = None if found is None else (found.val_accuracy if is_validation else found.accuracy)
    if found is None or value is None:
        return ""
    text = QCoreApplication.translate("Train", "Published: {value}.")
    return text.format(value=found.written(value))


def reference_text(found: ReferenceAccuracy) -> str:
    """What a run on own digits was validated on, and how well it reads other digits."""
    validated = QCoreApplication.translate(
        "Train", "Validated on own digits that were set aside: {count}."
    ).format(count=count(found.own_validated))
    if not found.own_validated:
        validated = QCoreApplication.translate(
            "Train", "Validated on these, since there are too few own digits to set some aside."
        )
    if found.after is None:
        text = QCoreApplication.translate(
            "Train", "Accuracy on {count} test digits of {data} before: {before}."
        )
    else:
        text = QCoreApplication.translate(
            "Train", "Accuracy on {count} test digits of {data}: {before} before, {after} after."
        )
    said = text.format(
        count=count(found.samples),
        data=found.data,
        before=accuracy(found.before),
        after=accuracy(found.after),
    )
    return f"{said} {validated}"
