"""Describes a run for the Draw view: a line beneath its name, and a tooltip with details."""

from collections.abc import Iterable
from itertools import count, islice

from PySide6.QtCore import QCoreApplication

from normviz.runs.run import ACTIVE, Run
from normviz.ui.text.runs.run_text import accuracy, data_title, norm_title, recipe_title, state_text


def run_line(run: Run) -> str:
    """Norm, validation accuracy and recipe, the most telling first: the line may be cut."""
    if run.state in ACTIVE:
        text = QCoreApplication.translate("Draw", "Training, epochs: {done} of {all}, {norm}")
        norm = norm_title(run.spec.norm)
        return text.format(norm=norm, done=run.epochs_done, all=run.spec.epochs)
    words = [norm_title(run.spec.norm), recipe_title(run.spec.recipe)]
    if run.val_accuracy is not None:
        words.insert(1, accuracy(run.val_accuracy))
    return QCoreApplication.translate("Draw", ", ").join(words)


def run_tip(run: Run) -> str:
    """One line each: name, norm, recipe, data, epochs and validation accuracy."""
    spec = run.spec
    lines = [
        run.name,
        QCoreApplication.translate("Draw", "Norm: {norm}").format(norm=norm_title(spec.norm)),
        QCoreApplication.translate("Draw", "Recipe: {recipe}").format(
            recipe=recipe_title(spec.recipe)
        ),
        QCoreApplication.translate("Draw", "Data: {data}").format(data=data_title(spec.dataset)),
        QCoreApplication.translate("Draw", "Epochs: {done} of {all}, {state}").format(
            done=run.epochs_done, all=spec.epochs, state=state_text(run.state)
        ),
    ]
    if run.val_accuracy is not None:
        value = accuracy(run.val_accuracy)
        lines.append(
            QCoreApplication.translate("Draw", "Validation accuracy: {accuracy}").format(
                accuracy=value
            )
        )
    return "\n".join(lines)


def own_title(title: str, taken: Iterable[str]) -> str:
    """What to call a run that goes on from a model on own digits.

    Args:
        title: The model's title.
        taken: Titles that another model has.
    """
    known = set(taken)
    text = QCoreApplication.translate("Draw", "{model}, own digits")
    stem = title.partition(text.format(model=""))[0]
    first = text.format(model=stem)
    again = QCoreApplication.translate("Draw", "{title} {number}")
    numbered = (again.format(title=first, number=number) for number in count(2))
    return next(each for each in (first, *islice(numbered, len(known) + 1)) if each not in known)
