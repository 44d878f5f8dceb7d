"""Asks where to save a file, and never lets one be overwritten unasked."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from normviz.files.plain_file import exists, is_folder


def ask_save_name(
    owner: QWidget, title: str, suggestion: Path, kinds: Mapping[str, str]
) -> Path | None:
    """Asks for a file name.

    A name without one of the suffixes gets that of the chosen kind. The dialog asks before it
    overwrites the name that was typed; here the same is asked for one that has got its suffix. In
    a folder that is named the file gets the suggested name.

    Args:
        owner: The widget that the dialogs belong to.
        title: Of the dialog, translated.
        suggestion: Folder and name.
        kinds: Suffix, such as ``.png``, to what the dialog calls the kind of file.

    Returns:
        Where to write; None where the user has changed their mind.
    """
    names = list(kinds.values())
    chosen, kind = QFileDialog.getSaveFileName(owner, title, str(suggestion), ";;".join(names))
    if not chosen:
        return None
    path = Path(chosen)
    if is_folder(path):  # such as /, which has no name that could get a suffix
        path /= suggestion.name
        return path if not exists(path) or _may_overwrite(owner, path) else None
    if path.suffix.lower() in kinds:
        return path
    suffix = list(kinds)[names.index(kind) if kind in names else 0]
    path = path.with_name(path.name + suffix)
    return path if not exists(path) or _may_overwrite(owner, path) else None


def _may_overwrite(owner: QWidget, path: Path) -> bool:
    buttons = QMessageBox.StandardButton
    text = QCoreApplication.translate("Files", "{name} exists already. Replace it?")
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        QCoreApplication.translate("Files", "Replace the file?"),
        text.format(name=path.name),
        buttons.Yes | buttons.Cancel,
        owner,
    )
    box.setObjectName("overwrite_question")
    box.button(buttons.Yes).setText(QCoreApplication.translate("Files", "Replace"))
    box.setDefaultButton(buttons.Cancel)
    return box.exec() == buttons.Yes
