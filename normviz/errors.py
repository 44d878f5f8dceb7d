"""The one exception whose text is shown to the user as it is."""


class UserError(ValueError):
    """What the user asked for cannot be done.

    The text is one clear line: what was expected, what was received, what to do. The command line
    prints it on stderr and exits with status 2; the window shows it where the eye is.
    """
