"""Markers for translatable texts in modules without Qt."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 (lupdate's name)
    """``text`` as it is; lupdate finds the call and lists the text under ``context``.

    The window shows it through ``QCoreApplication.translate`` with the same context. Both
    arguments have to be literals.
    """
    return text
