"""Messages for proofs and checks that cannot be made, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return {
        "layer-refuses": QCoreApplication.translate(
            "Errors", "The real layer refuses these settings: {reason}. Change them and try again."
        ),
        "lesson-memory": QCoreApplication.translate(
            "Errors", "There is too little memory for the checks. Close other programs."
        ),
        "proof-memory": QCoreApplication.translate(
            "Errors", "There is too little memory to prove this. Make the tensor smaller."
        ),
    }
