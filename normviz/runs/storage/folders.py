"""The runs folder and the folders of its runs: made, or refused where they are missing."""

import secrets
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.files.private import FOLDER_MODE
from normviz.runs.run_ids import run_folder

_LETTERS: Final = "23456789abcdefghjkmnpqrstvwxyz"  # none that is mistaken for another
_LETTERS_IN_ID: Final = 4


def new_run_folder(folder: Path, recipe: str) -> tuple[str, Path]:
    """An id that no run in the folder has, also when another process looks for one now.

    Args:
        folder: The runs folder.
        recipe: Name of the recipe, with which the id begins.

    Returns:
        The id, and the run's folder, which was made.

    Raises:
        UserError: The recipe's name is none that an id can begin with, or there is no space or
            no right.
    """
    while True:
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_IN_ID))
        run = f"{recipe}-{letters}"
        path = run_folder(folder, run)
        try:
            path.mkdir(mode=FOLDER_MODE)
        except FileExistsError:
            continue
        except OSError as error:
            raise explain(error, path) from error
        return run, path


def refuse_closed_folder(folder: Path, name: str) -> None:
    """Does nothing where one may look at a file of a runs folder, whether it is there or not.

    Args:
        folder: The runs folder.
        name: Name of the file.

    Raises:
        UserError: The rights of the folder, or of one around it, forbid that.
    """
    try:
        (folder / name).lstat()
    except PermissionError as error:
        raise explain(error, folder) from error
    except (OSError, ValueError):
        return  # what opens it says what is wrong


def refuse_missing_folder(folder: Path) -> None:
    """Does nothing for a runs folder that is there.

    Raises:
        UserError: There is none, or it is a file.
    """
    if not folder.exists():
        raise UserError(
            "there is no runs folder {folder}: check its name",
            code="runs-folder-missing",
            folder=folder,
        )
    if not folder.is_dir():
        raise UserError(
            "expected a folder for {folder}, received a file: choose another folder",
            code="runs-folder-file",
            folder=folder,
        )


def refuse_missing_files(folder: Path, run: str) -> None:
    """Does nothing for a run whose folder is there.

    Args:
        folder: The runs folder.
        run: Id of the run.

    Raises:
        UserError: Somebody has removed it, or it is a link.
    """
    path = run_folder(folder, run)
    if not path.is_dir():
        raise UserError(
            "the files of run {run} were deleted ({path} is not there): its curves are kept, "
            "its weights are gone; restore the folder from a backup, or train a new run",
            code="run-files-deleted",
            run=run,
            path=path,
        )
