"""Translated messages for errors: what happened and what to do."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from normviz.errors import Reason, UserError, is_out_of_memory
from normviz.presentation.number_format import count

_LONGEST_NAME: Final = 200
"""Letters of a name or a path in a message."""
_LONGEST_VALUE: Final = 500
"""Letters of what a file or a user gave, or of the choices that there are."""


def error_text(error: Exception | str) -> str:
    """The sentences for an error, or for a reason why something cannot be chosen.

    Args:
        error: A `UserError` or a `Reason`; any other exception is named with its kind.

    Returns:
        The words of the window for its code; without one its own text as a sentence.
    """
    if isinstance(error, Exception) and is_out_of_memory(error):
        return QCoreApplication.translate(
            "Errors",
            "There is not enough memory for this. Choose less, such as fewer inputs, or close "
            "other programs.",
        )
    if not isinstance(error, UserError | str):
        return f"{type(error).__name__}: {error}"
    words = error_texts().get(getattr(error, "code", ""))
    if words is None:
        return as_sentence(str(error))
    values = getattr(error, "values", {})
    return words.format(**{name: _shown(name, value) for name, value in values.items()})


def problem_text(error: ValueError | MemoryError) -> str:
    """The sentences for a value that is refused: as `error_text`, or the error's own text."""
    is_worded = isinstance(error, UserError | MemoryError)
    return error_text(error if is_worded else str(error))


def error_texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    from normviz.ui.text import (  # not before the first paint, nor before the first error
        activation_errors,
        data_errors,
        file_errors,
        proof_errors,
        run_errors,
        scene_errors,
        setting_errors,
        store_errors,
        sweep_errors,
    )

    modules = (
        file_errors,
        data_errors,
        run_errors,
        scene_errors,
        setting_errors,
        store_errors,
        sweep_errors,
        activation_errors,
        proof_errors,
    )
    return {code: text for module in modules for code, text in module.texts().items()}


def as_sentence(text: str) -> str:
    """A line of the command line with a capital in front and a full stop at the end."""
    if not text:
        return ""
    head, rest = text.split(" ", 1) if " " in text else (text, "")
    is_word = head.rstrip(":,").isalpha()
    capital = head[:1].upper() + head[1:] if is_word else head
    line = f"{capital} {rest}".rstrip()
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def _shown(name: str, value: object) -> object:
    if isinstance(value, UserError | Reason):
        return error_text(value)
    if name == "name":
        return _shortened(Path(str(value)).name or str(value), _LONGEST_NAME)
    if name == "setting":
        from normviz.ui.text.setting_errors import setting_title

        return setting_title(str(value))
    if isinstance(value, Path):
        return _shortened(str(value), _LONGEST_NAME)
    if isinstance(value, str):
        return _shortened(value, _LONGEST_VALUE)
    return count(value) if type(value) is int else value


def _shortened(text: str, longest: int) -> str:
    """A text that leaves room for what is said of it: of a very long one, start and end."""
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}…{text[-half:]}"
