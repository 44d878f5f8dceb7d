"""The language of the window, with the digits 0 to 9 in every language."""

import locale as c_locale
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_TWO_LETTERS_I: Final = ("tr", "az", "tt", "crh", "ku")
"""Languages in which the capital of i is not I."""
_PLAIN_LETTERS: Final = ("C.UTF-8", "en_US.UTF-8", "C")


def use_plain_letters() -> None:
    """Makes I the capital of i again; to be called once Qt's application is there.

    Qt takes the C library over to the user's language. In Turkish PySide then finds no property
    that begins with i: ``QTimer(interval=1)`` raises an AttributeError.
    """
    if c_locale.setlocale(c_locale.LC_CTYPE).startswith(_TWO_LETTERS_I):
        for plain in _PLAIN_LETTERS:
            with suppress(c_locale.Error):
                c_locale.setlocale(c_locale.LC_CTYPE, plain)
                return


def install_language(folder: str, locale: QLocale | None = None) -> None:
    """Translates Qt's texts and the app's into the user's language, as far as there are files.

    Args:
        folder: With ``normviz_<language>.qm``.
        locale: Whose language; the system's where None.
    """
    wanted = locale or QLocale.system()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    application = QCoreApplication.instance()
    own = QTranslator(application)
    if not own.load(wanted, "normviz", "_", folder):
        return  # Qt's buttons in one language and the rest in another would be no help
    base = QTranslator(application)
    if base.load(wanted, "qtbase", "_", qt):
        QCoreApplication.installTranslator(base)
    QCoreApplication.installTranslator(own)


def use_plain_digits() -> None:
    """Lets fields write numbers as all other places do: 0 to 9, a point, no separators.

    A field reads and writes numbers as its locale does, in Arabic with other digits than those of
    the figure, the plots and the code beside it.
    """
    plain = QLocale.c()
    plain.setNumberOptions(
        QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator
    )
    QLocale.setDefault(plain)
