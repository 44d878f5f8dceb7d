"""Searches this machine for the files of each data set."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from normviz.datasets.catalog import dataset_named
from normviz.datasets.emnist import holds_emnist
from normviz.datasets.folder_search import any_subfolders, is_called, simplified, subfolders
from normviz.datasets.info import DatasetInfo
from normviz.datasets.same_files import only_one
from normviz.errors import UserError

_ARCHIVES = (".tar.gz", ".tgz", ".zip", ".tar")
_KAGGLE = "archive"


@dataclass(frozen=True)
class DatasetLocation:
    """A data set that was found.

    Attributes:
        name: Its name in the catalogue.
        form: The name of one of its forms, such as ``idx`` or ``keras-npz``.
        path: The folder with its files, or the file itself; ``Path()`` where it has none.
    """

    name: str
    form: str
    path: Path

    @property
    def remark(self) -> str:
        """What the user should know about these files, in one sentence; may be empty."""
        return dataset_named(self.name).remark(self.path)


def keras_cache() -> Path:
    """The folder in which Keras keeps downloaded data sets; ``KERAS_HOME`` moves it."""
    home = os.environ.get("KERAS_HOME")
    return (Path(home) if home else Path("~/.keras")).expanduser() / "datasets"


def data_folder(data_dir: Path | str | None) -> Path | None:
    """The user's data folder: ``data_dir``, or else what ``NORMVIZ_DATA`` names.

    Raises:
        UserError: The folder that was named does not exist.
    """
    named = data_dir or os.environ.get("NORMVIZ_DATA")
    if not named:
        return None
    folder = Path(named).expanduser()
    if not folder.is_dir():
        asked = "--data-dir" if data_dir else "NORMVIZ_DATA"
        raise UserError(
            "expected a folder for {asked}, received {folder}, which is none; name another",
            code="data-folder-none",
            asked=asked,
            folder=folder,
        )
    return folder


def is_folder_named(data_dir: Path | str | None) -> bool:
    """Whether the user named a data folder; then no other data stand in for what it lacks."""
    return bool(data_dir or os.environ.get("NORMVIZ_DATA"))


def find(name: str, data_dir: Path | str | None = None) -> DatasetLocation:
    """Where the data set lies; nothing is read.

    The user's folder is looked at first, then Keras' own cache. A folder of the data set that
    lacks one of its files is an error, not a reason to look elsewhere.

    Args:
        name: A data set of the catalogue.
        data_dir: The user's data folder; None takes the one that ``NORMVIZ_DATA`` names.

    Raises:
        UserError: There is no such data set, or it was not found; the text says what was looked
            for, and where.
    """
    found = search(name, data_dir)
    if found:
        return found
    raise _not_found(dataset_named(name), data_folder(data_dir))


def find_or_stand_in(name: str, data_dir: Path | str | None = None) -> DatasetLocation:
    """Like :func:`find`; without a named folder, else the data set that stands in for it.

    Raises:
        UserError: It was not found, and a folder was named or nothing stands in for it.
    """
    other = dataset_named(name).stand_in
    if not other or is_folder_named(data_dir):
        return find(name, data_dir)
    return search(name) or find(other)


def search(name: str, data_dir: Path | str | None = None) -> DatasetLocation | None:
    """Like :func:`find`, but None where the data set is not on this machine.

    Raises:
        UserError: There is no such data set, or the folder that was named does not exist.
    """
    info = dataset_named(name)
    folder = data_folder(data_dir)
    for form, path in _places(info, folder):
        if path is not None:
            return DatasetLocation(name, form, path)
    return None


def _places(info: DatasetInfo, folder: Path | None) -> Iterator[tuple[str, Path | None]]:
    """Where each form is, or None, in the order in which they count."""
    for form in info.forms:
        if form.elsewhere:
            yield form.name, form.elsewhere()
    if folder:
        for form in info.forms:
            yield form.name, form.in_folder(folder)
        named = subfolders(folder, info.folders)
        for each in named:
            yield _deeper(info, each)
        # A folder of its name is what was meant, even where it holds nothing.
        yield info.forms[0].name, next(iter(named), None)
        yield _deeper(info, folder)
    for form in info.forms:
        yield form.name, form.in_cache(keras_cache())


def _deeper(info: DatasetInfo, folder: Path) -> tuple[str, Path | None]:
    """The form and the place in folders of any name in ``folder``; no place where none has it.

    Raises:
        UserError: Several of them have it, and not the same.
    """
    found: dict[Path, str] = {}
    for inner in any_subfolders(folder):
        forms = ((form.name, form.in_folder(inner)) for form in info.forms)
        for name, place in forms:
            if place and _belongs(info, folder, place):
                found[place] = name
                break
    if not found:
        return info.forms[0].name, None
    place = only_one(list(found))
    return found[place], place


def _belongs(info: DatasetInfo, folder: Path, place: Path) -> bool:
    """Whether a place in ``folder`` is called like the data set, or holds what it holds."""
    around = (folder.absolute().name, *place.relative_to(folder).parts)
    return any(is_called(name, info.folders) for name in around) or info.is_recognized(place)


def _not_found(info: DatasetInfo, folder: Path | None) -> UserError:
    files = [form.files for form in info.forms if form.files]
    places = [str(keras_cache())]
    if folder and info.folders:
        places = [str(folder / info.name), str(folder), *places]
    advice = "put its files there" if folder else "name its folder with --data-dir"
    if info.can_be_downloaded:
        advice += " or let Keras download them"
    found = {"title": info.title, "places": ", ".join(places), "files": ", ".join(files)}
    if info.text_missing:
        text = f"expected {info.in_sentence}, found none. {info.text_missing}"
        return UserError("{text}", code="data-missing", text=text, **found)
    code, instead, hint = _instead(info, folder)
    text = (
        f"expected {info.in_sentence} in {', '.join(places[:-1])}{' or ' if places[:-1] else ''}"
        f"{places[-1]}, found none; looked for {' or '.join(files)}; {advice}{hint}"
    )
    return UserError("{text}", code=code, text=text, instead=instead, **found)


def _instead(info: DatasetInfo, folder: Path | None) -> tuple[str, Path | None, str]:
    """What lies in the folder in its place, as far as it is known: (code, where, words)."""
    if folder and "mnist" in info.folders and holds_emnist(folder):
        hint = (
            f"; {folder} has files of EMNIST, which is another data set and whose images may be "
            "transposed"
        )
        return "data-emnist", folder, hint
    for place in (folder, *subfolders(folder, info.folders)) if folder else ():
        packed = _archive(place, info)
        if packed:
            return "data-packed", packed, f"; unpack {packed} first"
    return "data-missing", None, ""


def _archive(folder: Path, info: DatasetInfo) -> Path | None:
    """A packed file that is called like the data set, or ``archive``, as Kaggle names it."""
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        return None
    packed = [name for name in names if name.lower().endswith(_ARCHIVES)]
    begins = (simplified(info.name), *info.folders, _KAGGLE)
    named = [name for name in packed if simplified(name).startswith(begins)]
    return folder / named[0] if named else None
