"""``UserError``, the one exception whose text is shown, and reasons why a choice is refused."""

import json
import string
from typing import Final, Self

from normviz import number_text

_LONGEST: Final = 2000
"""Signs of a stored value; a longer one is cut."""


class _Words(string.Formatter):
    """Writes whole numbers as the window does, their thousands apart."""

    def format_field(self, value: object, format_spec: str) -> str:
        if type(value) is int and value > 0 and not format_spec:
            return number_text.count(value)
        return str(super().format_field(value, format_spec))


_WORDS: Final = _Words()


class Reason(str):
    """Why something cannot be chosen, in one sentence that the window can reword.

    Attributes:
        code: As `UserError.code`.
        values: As `UserError.values`.
    """

    code: str
    values: dict[str, object]

    def __new__(cls, text: str, /, *, code: str = "", **values: object) -> Self:
        """Words the reason; the arguments are those of `UserError`."""
        made = super().__new__(cls, _WORDS.format(text, **values) if values else text)
        made.code = code
        made.values = values
        return made

    @classmethod
    def from_stored(cls, text: str) -> Self:
        """The reason in a text of `stored`; any other text is a reason without a code."""
        try:
            read = json.loads(text) if text.startswith("{") else None
        except (ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            return cls(text)
        said, code, values = (read.get(name) for name in ("text", "code", "values"))
        if not (isinstance(said, str) and isinstance(code, str) and isinstance(values, dict)):
            return cls(text)
        made = cls(said, code=code)
        made.values = values
        return made


class UserError(ValueError):
    """What the user asked for cannot be done.

    The text is one clear line: what was expected, what was received, what to do. The command line
    prints it on stderr and exits with status 2. The window shows it where the eye is, in words of
    its own and in the user's language, which it finds by the code.

    Attributes:
        code: What went wrong, such as ``picture-too-large``; empty where the window has no words
            of its own and shows the text.
        values: What the words name: files, numbers, other errors.
    """

    def __init__(self, text: str, /, *, code: str = "", **values: object) -> None:
        """Words the error.

        Args:
            text: The line; with ``{names}`` of ``values`` where there are any.
            code: As the attribute.
            **values: As the attribute.
        """
        super().__init__(_WORDS.format(text, **values) if values else text)
        self.code = code
        self.values = values

    @property
    def reason(self) -> Reason:
        """The error as a reason why something cannot be chosen."""
        reason = Reason(str(self), code=self.code)
        reason.values = self.values
        return reason

    @classmethod
    def from_reason(cls, reason: str) -> Self:
        """The error that a choice is refused with; a `Reason` gives it code and values."""
        error = cls(str(reason))  # no code here: its own is taken over
        error.code = getattr(reason, "code", "")
        error.values = getattr(reason, "values", {})
        return error


class UsageError(UserError):
    """The words of a command line do not fit; no window can show it, so it needs no code."""


def stored(reason: str) -> str:
    """A reason as text for a file, from which `Reason.from_stored` makes it again."""
    if not isinstance(reason, Reason) or not reason.code:
        return str(reason)
    values = {name: _plain(value) for name, value in reason.values.items()}
    return json.dumps({"text": str(reason), "code": reason.code, "values": values})


def _plain(value: object) -> object:
    """A value as JSON holds it."""
    return value if isinstance(value, int | float) else str(value)[:_LONGEST]


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory did not suffice, for Python or for TensorFlow, which need not be loaded."""
    return isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError"
