import io
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.response import addinfourl

import keras
import pytest

from normviz.engine.dataset_download import download, source
from normviz.errors import UserError

CONTENT = bytes(range(256)) * 100


class Fake(urllib.request.HTTPSHandler):
    """Answers every request with the same bytes, or with an error."""

    def __init__(self, content: bytes, error: Exception | None = None) -> None:
        super().__init__()
        self._content = content
        self._error = error

    def https_open(self, request: urllib.request.Request) -> Any:
        if self._error:
            raise self._error
        headers = Message()
        headers["Content-Length"] = str(len(self._content))
        response = addinfourl(io.BytesIO(self._content), headers, request.full_url, 200)
        response.msg = "OK"  # type: ignore[attr-defined]  # as http.client gives it
        return response


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of Keras."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    return tmp_path / "datasets"


def left(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def expect(monkeypatch: pytest.MonkeyPatch, digest: str) -> None:
    """Lets Keras' loader fetch the fake file, checked against a hash as the real one is."""

    def load_data() -> None:
        keras.utils.get_file("mnist.npz", origin="https://example.org/mnist.npz", file_hash=digest)

    monkeypatch.setattr(keras.datasets.mnist, "load_data", load_data)


def test_a_download_tells_its_progress(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import hashlib

    expect(monkeypatch, hashlib.sha256(CONTENT).hexdigest())
    steps: list[tuple[int, int | None]] = []
    there = download("mnist", lambda *step: steps.append(step), handlers=[Fake(CONTENT)])
    assert there
    assert steps[-1] == (len(CONTENT), len(CONTENT))
    assert len(steps) > 2
    assert (cache / "mnist.npz").read_bytes() == CONTENT
    assert capsys.readouterr().out == ""
    assert keras.config.is_interactive_logging_enabled()


def test_what_fails_its_check_is_removed(cache: Path) -> None:
    with pytest.raises(UserError, match=r"MNIST could not be downloaded \(Incomplete or corrupt"):
        download("mnist", handlers=[Fake(CONTENT)])
    assert left(cache) == []


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist", "cifar10-pair"])
def test_no_network_is_a_clear_sentence(cache: Path, name: str) -> None:
    offline = Fake(b"", URLError("Name or service not known"))
    with pytest.raises(UserError, match=r"could not be downloaded \(URL fetch failure"):
        download(name, handlers=[offline])
    assert left(cache) == []


def test_a_cancelled_download_leaves_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.mkdir()
    (cache / "other.npz").write_bytes(b"not ours")
    seen: list[int] = []
    cancelled: Callable[[], bool] = lambda: len(seen) >= 2  # noqa: E731
    there = download(
        "mnist", lambda done, _: seen.append(done), cancelled, handlers=[Fake(CONTENT)]
    )
    assert not there
    assert [path.name for path in left(cache)] == ["other.npz"]


def test_the_opener_of_others_comes_back(cache: Path) -> None:
    mine = urllib.request.build_opener()
    urllib.request.install_opener(mine)
    try:
        with pytest.raises(UserError):
            download("mnist", handlers=[Fake(CONTENT)])
        assert urllib.request._opener is mine  # type: ignore[attr-defined]
    finally:
        urllib.request.install_opener(None)


def test_made_data_cannot_be_downloaded() -> None:
    assert source("cifar10-pair") == "cifar10"
    assert source("mnist-brightness") == "mnist"
    with pytest.raises(UserError, match="received 'two-classes'"):
        source("two-classes")
