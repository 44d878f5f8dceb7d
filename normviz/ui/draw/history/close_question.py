"""The question before a window closes whose drawings cannot be kept."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def may_lose_drawings(parent: QWidget, problem: str) -> bool:
    """Asks whether the window may close although the drawings are lost; no is the default.

    Args:
        parent: Owner of the question.
        problem: Why they cannot be kept, in one sentence.
    """
    buttons = QMessageBox.StandardButton
    text = QCoreApplication.translate(
        "Draw", "{problem} The drawings of this session are lost if the window closes now."
    )
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        QCoreApplication.translate("Draw", "The drawings cannot be kept"),
        text.format(problem=problem),
        buttons.Close | buttons.Cancel,
        parent,
    )
    box.setObjectName("draw_close_question")
    box.button(buttons.Close).setText(QCoreApplication.translate("Draw", "Close without them"))
    box.setDefaultButton(buttons.Cancel)
    return box.exec() == buttons.Close
