"""Translated titles and sentences that other packages hold as data."""

from PySide6.QtCore import QCoreApplication


def translated(text: str) -> str:
    """A text of the registries of norms, recipes and views, translated.

    Args:
        text: In English, one of `catalogue_texts`; any other comes back as it is.
    """
    return QCoreApplication.translate("Catalogue", text) if text else ""
