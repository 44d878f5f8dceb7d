"""Messages for errors of the runs folder and its database, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return _store_texts() | _folder_texts() | _database_texts()


def _store_texts() -> dict[str, str]:
    return {
        "runs-damaged": QCoreApplication.translate(
            "Errors",
            "{path} is damaged. Rename it, and the runs are listed again from their folders.",
        ),
        "runs-set-aside": QCoreApplication.translate(
            "Errors",
            "{path} was damaged and is now called {name}. The runs are listed again from their "
            "folders.",
        ),
        "runs-no-database": QCoreApplication.translate(
            "Errors",
            "{path} is not a runs file of normviz. Rename it, and the runs are listed again from "
            "their folders.",
        ),
        "runs-busy": QCoreApplication.translate(
            "Errors", "{path} is in use by another program. Close that program and try again."
        ),
        "runs-unopened": QCoreApplication.translate(
            "Errors",
            "{path} cannot be opened. Choose another folder for the runs, or change its rights.",
        ),
        "runs-disk": QCoreApplication.translate(
            "Errors", "The disk of {path} is full or fails. Free some space, or choose another."
        ),
        "runs-failed": QCoreApplication.translate(
            "Errors",
            "{path} could not be read or written ({reason}). Try again, or choose another folder "
            "for the runs.",
        ),
        "runs-slow": QCoreApplication.translate(
            "Errors",
            "{path} takes too long to read. Restore it from a backup, or choose another folder.",
        ),
        "runs-no-right": QCoreApplication.translate(
            "Errors", "You may not write to {path}. Choose another folder for the runs."
        ),
    }


def _folder_texts() -> dict[str, str]:
    return {
        "run-is-link": QCoreApplication.translate(
            "Errors",
            "{path} is a link to another place. Move the folder itself there, or delete the run.",
        ),
        "file-is-link": QCoreApplication.translate(
            "Errors", "{path} is a link or a folder where a file is needed. Remove it."
        ),
        "runs-folder-missing": QCoreApplication.translate(
            "Errors", "There is no folder {folder} for the runs. Check its name."
        ),
        "runs-folder-file": QCoreApplication.translate(
            "Errors",
            "{folder} is a file where the folder of the runs is needed. Choose another folder.",
        ),
        "runs-cut": QCoreApplication.translate(
            "Errors",
            "{path} is cut short. Rename it, and the runs are listed again from their folders.",
        ),
        "runs-is-link": QCoreApplication.translate(
            "Errors",
            "{path} is a link or a folder where a plain file is needed. Choose another folder"
            " for the runs.",
        ),
        "runs-journal-foreign": QCoreApplication.translate(
            "Errors", "{path} is not a file of normviz. Move it away."
        ),
        "run-twice": QCoreApplication.translate(
            "Errors",
            "{run} is in the list twice: the file of the runs is damaged. Restore it from a "
            "backup.",
        ),
    }


def _database_texts() -> dict[str, str]:
    return {
        "run-unreadable": QCoreApplication.translate(
            "Errors",
            "The settings of {run} cannot be read: a newer normviz wrote them, or the file is"
            " damaged. Update normviz, or choose another folder for the runs.",
        ),
        "epoch-unreadable": QCoreApplication.translate(
            "Errors",
            "An epoch of {run} cannot be read: the file of the runs is damaged. Restore it "
            "from a backup.",
        ),
        "runs-foreign": QCoreApplication.translate(
            "Errors", "{path} is not a runs file of normviz. Choose another folder for the runs."
        ),
        "runs-newer": QCoreApplication.translate(
            "Errors",
            "{path} was made by a newer normviz. Update normviz, or choose another folder for"
            " the runs.",
        ),
        "values-damaged": QCoreApplication.translate(
            "Errors",
            "The values of {run} cannot be read: the file of the runs is damaged. Restore it "
            "from a backup.",
        ),
    }
