"""Downloads of data sets, through ``keras.datasets`` into Keras' own cache.

Keras checks what it downloads, but shows its progress on stdout alone, cannot be cancelled and
leaves a file behind that failed its check. So the connection is watched from below, and what a
failed download brought is removed.
"""

import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import keras

from normviz import datasets
from normviz.datasets.dataset_paths import keras_cache
from normviz.errors import UserError

TellBytes = Callable[[int, int | None], None]

_PATIENCE: Final = 30.0  # seconds without an answer until the network counts as missing


class _CancelledError(Exception):
    """The user does not want the download any more."""


def source(name: str) -> str:
    """The data set whose files a data set is made of.

    Args:
        name: A data set of a recipe.

    Raises:
        UserError: It is made on this machine: nothing can be downloaded.
    """
    info = datasets.dataset_named(name)
    origin = info.made_from or info.mixed_with or name
    if not datasets.dataset_named(origin).keras_loader:
        known = ", ".join(each.name for each in datasets.CATALOG.values() if each.keras_loader)
        raise UserError(
            "expected a data set out of {known} to download, received {given!r}",
            code="download-unknown",
            known=known,
            given=name,
        )
    return origin


def download(
    name: str,
    progress: TellBytes | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    handlers: Sequence[urllib.request.BaseHandler] = (),
) -> bool:
    """Downloads a data set into Keras' cache and verifies it.

    Args:
        name: A data set of the catalogue that Keras has, or that is made of one.
        progress: Takes the bytes of the current file that are there, and all of them if known.
        cancelled: Asked at every block; True ends the download.
        handlers: Further handlers of urllib, such as one for a proxy.

    Returns:
        Whether it is there; False when it was cancelled.

    Raises:
        UserError: No network, no space, or what came is not what Keras expects. Nothing of it is
            left.
    """
    origin = source(name)
    info = datasets.dataset_named(origin)
    before = _files()
    try:
        with _watched(progress, cancelled, handlers), _silent_keras():
            getattr(keras.datasets, info.keras_loader).load_data()
        datasets.find(origin)  # Keras downloads elsewhere where it may not write to its cache
    except _CancelledError:
        _remove_new(before)
        return False
    except Exception as error:
        _remove_new(before)
        raise UserError(
            "{title} could not be downloaded ({reason}): check the network and the space in "
            "{cache}, or put the files into a folder and name it with --data-dir",
            code="download-failed",
            title=info.in_sentence,
            reason=_first_line(error),
            cache=keras_cache(),
        ) from error
    return True


class _Watched:
    """A response that tells how much of it was read."""

    def __init__(
        self, response: Any, progress: TellBytes | None, cancelled: Callable[[], bool]
    ) -> None:
        self._response = response
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        length = response.headers.get("Content-Length", "")
        self._total = int(length) if length.isdecimal() else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._response, name)

    def read(self, *size: int) -> bytes:
        """Reads a block."""
        if self._cancelled():
            raise _CancelledError
        block: bytes = self._response.read(*size)
        self._done += len(block)
        if self._progress:
            self._progress(self._done, self._total)
        return block


class _Watcher(urllib.request.BaseHandler):
    """Wraps every good response, after redirections and errors have been dealt with."""

    handler_order = 2000

    def __init__(self, progress: TellBytes | None, cancelled: Callable[[], bool]) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def https_request(self, request: urllib.request.Request) -> urllib.request.Request:
        """Gives up on a network that does not answer."""
        if self._cancelled():
            raise _CancelledError
        request.timeout = _PATIENCE
        return request

    def https_response(self, _: urllib.request.Request, response: Any) -> Any:
        """Watches what is read."""
        return _Watched(response, self._progress, self._cancelled)


@contextmanager
def _watched(
    progress: TellBytes | None,
    cancelled: Callable[[], bool],
    handlers: Sequence[urllib.request.BaseHandler],
) -> Iterator[None]:
    before = getattr(urllib.request, "_opener", None)
    watcher = _Watcher(progress, cancelled)
    urllib.request.install_opener(urllib.request.build_opener(*handlers, watcher))
    try:
        yield
    finally:
        urllib.request.install_opener(before)  # None: the default again


@contextmanager
def _silent_keras() -> Iterator[None]:
    """Keras' own progress bar would stand between the lines of ``--json``."""
    before = keras.config.is_interactive_logging_enabled()
    keras.config.disable_interactive_logging()
    try:
        yield
    finally:
        if before:
            keras.config.enable_interactive_logging()


def _files() -> set[Path]:
    return set(keras_cache().rglob("*"))


def _remove_new(before: set[Path]) -> None:
    """Removes what was not there before, files before their folders."""
    for path in sorted(_files() - before, reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
