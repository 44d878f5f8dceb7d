"""What is said where other digits stand in for MNIST."""

from PySide6.QtCore import QCoreApplication

from normviz.ports.cube import StandIn


def stand_in_text(reason: StandIn) -> str:
    """Which digits are shown and why, translated; empty where they are those of MNIST."""
    if reason == "folder-lacks":
        return QCoreApplication.translate(
            "Examples",
            "The data folder holds no MNIST that can be read. These are the digits of "
            "scikit-learn.",
        )
    if reason == "not-found":
        return QCoreApplication.translate(
            "Examples", "MNIST was not found. These are the digits of scikit-learn."
        )
    return ""
