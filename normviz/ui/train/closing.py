"""What is asked before a window closes on a training."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def may_stop(parent: QWidget) -> bool:
    """Asks whether the training that is under way may be stopped; no is the default."""
    translate = QCoreApplication.translate
    buttons = QMessageBox.StandardButton
    box = QMessageBox(
        QMessageBox.Icon.Question,
        translate("Train", "A training is under way"),
        translate("Train", "Stop the training and close? The run is kept and can be continued."),
        buttons.Close | buttons.Cancel,
        parent,
    )
    box.setObjectName("train_close_question")
    box.button(buttons.Close).setText(translate("Train", "Stop and close"))
    box.setDefaultButton(buttons.Cancel)
    return box.exec() == buttons.Close
