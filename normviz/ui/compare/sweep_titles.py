"""What the comparisons of a runs folder are called where one of them is chosen."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from normviz.errors import UserError
from normviz.presentation.number_format import count
from normviz.runs.sweeps.conclusion import listed
from normviz.runs.sweeps.record import SweepRecord, find_record, record_path
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.text.direction import left_to_right
from normviz.ui.text.runs.run_text import norm_title, recipe_title

_MOST_BYTES: Final = 1 << 20
"""Of a file that is read for its title: larger ones would keep the list from opening."""


class SweepTitles:
    """Titles by id, read once per version of a file."""

    def __init__(self, library: SweepLibrary) -> None:
        """Nothing is read yet."""
        self._library = library
        self._known: dict[str, tuple[int, str]] = {}

    def title(self, sweep: str) -> str:
        """The id with what is compared and when it was changed; the id where that is not known."""
        try:
            found = record_path(self._library.folder, sweep).stat()
            known = self._known.get(sweep)
            if known is None or known[0] != found.st_mtime_ns:
                text = sweep
                if found.st_size <= _MOST_BYTES:
                    text = _title(find_record(self._library.folder, sweep), found.st_mtime)
                known = self._known[sweep] = (found.st_mtime_ns, text)
        except (OSError, UserError):
            return sweep
        return known[1]


def _title(record: SweepRecord, changed: float) -> str:
    specs = record.plan.specs
    text = QCoreApplication.translate(
        "Compare", "{sweep}, {time}: {recipe}; {norms}; runs: {count}"
    )
    return text.format(
        sweep=record.id,
        time=left_to_right(f"{datetime.fromtimestamp(changed):%Y-%m-%d %H:%M}"),
        recipe=listed(list(dict.fromkeys(recipe_title(spec.recipe) for spec in specs))),
        norms=listed(list(dict.fromkeys(norm_title(spec.norm) for spec in specs))),
        count=count(len(specs)),
    )
