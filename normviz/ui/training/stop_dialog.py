"""Dialogs about a training: before its window closes, and before it is resumed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def may_stop(parent: QWidget) -> bool:
    """Asks whether the run that is trained may be stopped; no is the default."""
    title = QCoreApplication.translate("Train", "A run is being trained")
    text = QCoreApplication.translate(
        "Train", "Stop the training and close? The run is kept and can be resumed."
    )
    return _may_stop(parent, title, text)


def may_stop_comparison(parent: QWidget, *, elsewhere: bool) -> bool:
    """Asks whether a comparison that is trained may be stopped; no is the default.

    Args:
        parent: Owner of the question.
        elsewhere: Whether other processes train, whose runs cannot be gone on with.
    """
    title = QCoreApplication.translate("Compare", "A comparison is being trained")
    text = QCoreApplication.translate(
        "Compare", "Stop the training and close? All is kept: Go on trains the rest later."
    )
    if elsewhere:
        text = QCoreApplication.translate(
            "Compare",
            "Stop the training and close? Runs that have ended are kept: Go on trains the rest "
            "later and begins those under way anew.",
        )
    return _may_stop(parent, title, text)


def _may_stop(parent: QWidget, title: str, text: str) -> bool:
    buttons = QMessageBox.StandardButton
    box = QMessageBox(
        QMessageBox.Icon.Question,
        title,
        text,
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
