"""The language of the window, with the digits 0 to 9 in every language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


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
