"""``run.json``: a run's name and settings in its own folder, beside its weights."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError
from normviz.files.atomic import replacing
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.plain_file import cannot_read, open_plain
from normviz.files.records import is_version, short
from normviz.runs.run import Run
from normviz.runs.run_ids import run_folder
from normviz.runs.spec import RunSpec
from normviz.runs.storage.annotations import LONGEST_NOTE, read_tags

MANIFEST: Final = "run.json"
VERSION: Final = 1

_LIMIT: Final = 1 << 18
_LONGEST_NAME: Final = 10_000


@dataclass(frozen=True)
class Manifest:
    """What the database knows of a run before its first batch.

    Attributes:
        name: What the user calls the run.
        created: When it was made, in seconds since 1970 (UTC).
        spec: What it trains.
        tags: What the user sorts it by.
        note: What the user wrote about it.
    """

    name: str
    created: float
    spec: RunSpec
    tags: tuple[str, ...] = ()
    note: str = ""

    @property
    def spec_text(self) -> str:
        """The spec as it stands in the database."""
        return json.dumps(self.spec.to_json())


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest of a run, atomically.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    with replacing(folder / MANIFEST, private=True) as file:
        file.write(manifest_bytes(manifest))


def write_missing(folder: Path, runs: Iterable[Run]) -> None:
    """Writes the manifests of runs without one, which version 1 did not write.

    Without it a run is lost with the database. What cannot be written stays as it is.

    Args:
        folder: The runs folder.
        runs: Its runs.
    """
    for run in runs:
        with suppress(UserError):
            place = run_folder(folder, run.id)
            if place.is_dir() and not os.path.lexists(place / MANIFEST):
                write_manifest(place, Manifest(run.name, run.created, run.spec, run.tags, run.note))


def manifest_bytes(manifest: Manifest) -> bytes:
    """The content of the file of a manifest."""
    data: dict[str, object] = {
        "version": VERSION,
        "name": manifest.name,
        "created": manifest.created,
        "spec": manifest.spec.to_json(),
    }
    if manifest.tags:
        data["tags"] = list(manifest.tags)
    if manifest.note:
        data["note"] = manifest.note
    return json.dumps(data, indent=1).encode()


def read_manifest(folder: Path) -> Manifest:
    """Reads the manifest of a run.

    Raises:
        UserError: It is missing, too long, damaged, or of a newer version.
    """
    path = folder / MANIFEST
    try:
        with open_plain(path) as file:
            text = file.read(_LIMIT + 1)
        return _manifest(parse_json(text, JsonLimits(size=_LIMIT)))
    except OSError as error:
        raise cannot_read(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _foreign(path, error) from error


def change_manifest(folder: Path, **fields: Any) -> None:
    """Gives a run another name, other tags or another note in its manifest.

    Args:
        folder: Of the run.
        **fields: Fields of the manifest.

    Raises:
        UserError: There is no manifest, as of a run of an older version, or it cannot be written.
    """
    write_manifest(folder, replace(read_manifest(folder), **fields))


def _foreign(path: Path, reason: object) -> UserError:
    return UserError(
        "{path} is no settings of a run: {reason}", code="manifest-foreign", path=path,
        reason=reason,
    )  # fmt: skip


def _manifest(data: dict[str, object]) -> Manifest:
    if not is_version(data["version"], VERSION):
        raise ValueError(f"expected version {VERSION}, received {short(data['version'])}")
    name, created, spec = data["name"], data["created"], data["spec"]
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME:
        raise ValueError("expected a name")
    if type(created) not in (int, float) or not isinstance(spec, dict):
        raise ValueError("expected a time and a spec")
    tags, note = read_tags(data.get("tags", [])), data.get("note", "")
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise ValueError("expected a note")
    return Manifest(name, float(created), RunSpec.from_json(spec), tags, note)  # type: ignore[arg-type]  # a number
