"""Dialogs about a training: before its window closes, and before it is resumed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def may_stop(parent: QWidget) -> bool:
    """Asks whether the training that is under way may be stopped; no is the default."""
    buttons = QMessageBox.StandardButton
    box = QMessageBox(
        QMessageBox.Icon.Question,
        QCoreApplication.translate("Train", "A run is being trained"),
        QCoreApplication.translate(
            "Train", "Stop the training and close? The run is kept and can be resumed."
        ),
        buttons.Close | buttons.Cancel,
        parent,
    )
    box.setObjectName("train_close_question")
    box.button(buttons.Close).setText(QCoreApplication.translate("Train", "Stop and close"))
    box.setDefaultButton(buttons.Cancel)
    return box.exec() == buttons.Close


def may_use_other_data(parent: QWidget, name: str, difference: str) -> bool:
    """Asks whether a run may go on with other data than it has learned from; no is the default.

    Args:
        parent: Owner of the question.
        name: The run's name.
        difference: What is different about the data.
    """
    buttons = QMessageBox.StandardButton
    text = QCoreApplication.translate(
        "Train",
        "{name} was trained on other data than those found now. {difference} Resume it with the "
        "data found now? Its curves will then show both.",
    )
    box = QMessageBox(
        QMessageBox.Icon.Question,
        QCoreApplication.translate("Train", "Other data"),
        text.format(name=name, difference=difference),
        buttons.Yes | buttons.Cancel,
        parent,
    )
    box.setObjectName("train_other_data_question")
    box.button(buttons.Yes).setText(QCoreApplication.translate("Train", "Resume with these"))
    box.setDefaultButton(buttons.Cancel)
    return box.exec() == buttons.Yes
