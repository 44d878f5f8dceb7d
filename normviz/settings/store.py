"""The settings of a window, saved to a file for the next start."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from normviz.errors import Reason, UserError
from normviz.files.aside import set_aside
from normviz.files.atomic import replacing
from normviz.files.file_lock import lock_beside, locked
from normviz.files.private import keep_private, make_private_folder
from normviz.settings.old_ini import settings_from_ini
from normviz.settings.reader import LIMIT, BrokenSettingsError, read_regular, read_settings
from normviz.settings.values import Settings, plain_values

_ABSENT: Final = object()


class SettingsStore:
    """Settings in memory and on disk.

    Several windows may have the same file: each writes only the values that have changed in it,
    and leaves the others as they are in the file.

    Attributes:
        path: The file; None where settings are kept in memory only.
        problem: Why the file could not be read or written the last time, in one sentence; empty
            where it could.
    """

    def __init__(self, path: Path | None = None, old_ini: Path | None = None) -> None:
        """Reads the file; what is broken is set aside.

        Args:
            path: The file; it may be missing. None: nothing is read or written.
            old_ini: Settings of version 0.1, taken over while there is no ``path``; never changed.
        """
        self.path = path
        self.problem = Reason("")
        self._values: dict[str, Any] = {}
        self._known: dict[str, Any] = {}
        self._written: set[str] = set()
        if path is None:
            return
        try:
            self._values = self._read(path)
        except UserError as error:
            self.problem = error.reason
        if old_ini is not None and not self.problem and not _is_there(path):
            self._values = _taken_over(old_ini)
        self._known = dict(self._values)

    @property
    def settings(self) -> Settings:
        """All values."""
        return Settings(dict(self._values))

    def adopt(self, values: Mapping[str, Any]) -> None:
        """Takes ``values`` as the state from which the user's changes are counted.

        Args:
            values: JSON values by key, such as those that a view has after it was restored.
        """
        self._known |= _as_read(values)

    def save(self, values: Mapping[str, Any]) -> None:
        """Keeps values; :attr:`problem` says afterwards whether the file could be written.

        Args:
            values: JSON values by key; keys that are not named keep their values.
        """
        new = _as_read(values)
        changed = {
            key: value for key, value in new.items() if self._known.get(key, _ABSENT) != value
        }
        self._values |= new
        if self.path is None or not (changed or new.keys() - self._written):
            return
        self.problem = Reason("")
        try:
            self._merge(self.path, changed)
        except UserError as error:
            self.problem = error.reason
        else:
            self._known |= new
            self._written |= new.keys()

    def _merge(self, path: Path, changed: Mapping[str, Any]) -> None:
        """Writes what has changed here over what others have written meanwhile."""
        make_private_folder(path.parent)
        keep_private(path.parent)
        with locked(lock_beside(path)):
            found = self._read(path)
            self._values = {**self._values, **found, **changed}
            if self._values != found:
                _write(path, self._values)

    def _read(self, path: Path) -> dict[str, Any]:
        """The values in the file; none where it is missing or broken.

        Raises:
            UserError: It cannot be read, or is broken and cannot be set aside.
        """
        if not _is_there(path):
            return {}
        try:
            return dict(read_settings(path).values)
        except BrokenSettingsError as error:
            name = set_aside(path).name
            self.problem = Reason(
                "{error}; it is now called {name}, and the defaults apply",
                code="settings-set-aside",
                error=error,
                name=name,
            )
            return {}


def _taken_over(old_ini: Path) -> dict[str, Any]:
    """The settings of version 0.1; none where they are missing or cannot be read."""
    with suppress(UserError):
        return dict(settings_from_ini(read_regular(old_ini)).values)
    return {}


def _as_read(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they come back from the file: lists for tuples, without what is not plain."""
    return plain_values(json.loads(json.dumps(values)))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # no right to look: reading says so
        return True


def _write(path: Path, values: Mapping[str, Any]) -> None:
    data = json.dumps(values, indent=1, sort_keys=True, allow_nan=False).encode()
    if len(data) > LIMIT:
        raise UserError(
            "expected settings of at most {most} bytes for {path}, received more",
            code="settings-unsaved",
            most=LIMIT,
            path=path,
        )
    # Where the file is a link, such as to a folder of dot files, the link stays.
    with replacing(Path(os.path.realpath(path)), private=True) as file:
        file.write(data)
