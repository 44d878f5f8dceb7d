"""The right to train a sweep; the operating system releases it when the process exits."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from normviz.errors import UserError
from normviz.files.file_lock import lock_soon
from normviz.files.private import open_private


@contextmanager
def trained_here(runs_dir: Path, sweep: str) -> Iterator[None]:
    """Holds the right while the block lasts: two that train a sweep would train its runs twice.

    Where no file can be made, the block goes on without: its runs cannot be written either.

    Args:
        runs_dir: Where runs are kept.
        sweep: Id of the sweep.

    Raises:
        UserError: Another process, or another training of this one, has the right.
    """
    path = runs_dir / f".{sweep}.lock"
    try:
        file = open_private(path)
    except OSError:
        yield
        return
    with file:
        if not lock_soon(file):
            raise UserError(
                "the sweep {sweep} is being trained by another window or command: "
                "wait for its end, or stop it there",
                code="sweep-locked",
                sweep=sweep,
            )
        try:
            yield
        finally:
            with suppress(OSError):  # elsewhere an open file cannot be removed, and stays empty
                path.unlink()
