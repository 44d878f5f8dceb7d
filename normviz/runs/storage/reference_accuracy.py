"""``reference.json``: how well a run on own digits reads other digits, before and after."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import replacing
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.plain_file import cannot_read, open_plain
from normviz.files.records import read_record

REFERENCE: Final = "reference.json"
_LIMIT: Final = 1 << 12
_LONGEST: Final = 1000


@dataclass(frozen=True)
class ReferenceAccuracy:
    """What was measured on digits that the run is not trained on.

    Attributes:
        data: What the digits are called, for people.
        samples: How many there are.
        before: Accuracy before the first step, 0 to 1.
        own_validated: Own digits that were set aside to validate on; 0 where there are too few of
            them, and the run is validated on the digits of ``data``.
        after: Accuracy when the training was finished; None before.

    Raises:
        ValueError: A value is none that can be measured.
    """

    data: str
    samples: int
    before: float
    own_validated: int
    after: float | None = None

    def __post_init__(self) -> None:
        """Refuses what cannot be measured."""
        shares = [self.before] if self.after is None else [self.before, self.after]
        if not all(0 <= share <= 1 for share in shares):
            raise ValueError(f"expected accuracies from 0 to 1, received {shares}")
        if self.samples < 1 or self.own_validated < 0:
            raise ValueError("expected at least 1 sample, and not less than 0 own digits")
        if not self.data.isprintable() or not 0 < len(self.data) <= _LONGEST:
            raise ValueError("expected a name of one line")


def write_reference(folder: Path, reference: ReferenceAccuracy) -> None:
    """Writes it into a run's folder, atomically.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    with replacing(folder / REFERENCE, private=True) as file:
        file.write(json.dumps(asdict(reference)).encode())


def read_reference(path: Path) -> ReferenceAccuracy:
    """Reads what :func:`write_reference` wrote.

    Raises:
        UserError: The file is missing, too long, or damaged.
    """
    try:
        with open_plain(path) as file:
            text = file.read(_LIMIT + 1)
        return read_record(ReferenceAccuracy, parse_json(text, JsonLimits(size=_LIMIT)))
    except OSError as error:
        raise cannot_read(path, error) from error
    except ValueError as error:
        raise UserError(
            "{path} is no measurement of a run: {reason}; remove it",
            code="reference-foreign",
            path=path,
            reason=error,
        ) from error
