"""``UserError``, the one exception whose text is shown, and reasons why a choice is refused."""

from typing import Self


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
        made = super().__new__(cls, text.format(**values) if values else text)
        made.code = code
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
        super().__init__(text.format(**values) if values else text)
        self.code = code
        self.values = values

    @property
    def reason(self) -> Reason:
        """The error as a reason why something cannot be chosen."""
        reason = Reason(str(self), code=self.code)
        reason.values = self.values
        return reason
