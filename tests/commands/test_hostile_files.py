"""A file that is broken or hostile ends a command with one line and status 2."""

import gzip
import json
import struct
import zlib
from pathlib import Path

import pytest

from normviz.cli import main


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + head + pixels + chunk(b"IEND", b"")


def refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("normviz: ")
    assert len(told.err.splitlines()) == 1
    return told.err


BMP = b"BM" + struct.pack("<IIIIiiHHIIiiII", 480_054, 0, 54, 40, 400, 400, 1, 24, *[0] * 6)
FILES = {
    "bomb.png": png(60_000, 60_000),
    "cut.png": png(400, 400),
    "cut.bmp": b"BM"
    + struct.pack("<IIIIiiHHIIiiII", 480_054, 0, 54, 40, 400, 400, 1, 24, *[0] * 6),
    "deep.json": b'{"strokes":' + b"[" * 100_000,
    "nan.json": b'{"strokes":[[[NaN,0]]]}',
    "twice.json": b'{"strokes":[],"strokes":[[[1,2]]]}',
    "surrogate.json": b'{"strokes":[[[1,2]]],"label":"\\ud800"}',
    "bytes.json": b"\xff\xfe\x00",
    "lists.json": b'{"strokes":[' + b"[]," * 1_200_000 + b"[]]}",
    "empty": b"",
    "archive.npz": b"PK\x03\x04",
}


@pytest.mark.qt_log_ignore(".*")  # Qt's decoders log what is wrong with a picture
@pytest.mark.parametrize("name", FILES)
def test_predict(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    assert name in refused(["predict", str(tmp_path / name)], capsys)


@pytest.mark.parametrize(
    "data", [b"SQLite format 3\0" + bytes(4000), b"no database" * 100, b"\xff" * 5000]
)
@pytest.mark.parametrize("words", [["runs"], ["predict", "--model", "batch-2345", "x.json"]])
def test_a_database(
    data: bytes,
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.json").write_text(json.dumps({"strokes": [[[0, 0], [9, 90]]]}))
    Path("runs").mkdir()
    Path("runs/runs.sqlite").write_bytes(data)
    assert "runs.sqlite" in refused([*words, "--runs-dir", "runs"], capsys)


IDX = struct.pack(">HBBIII", 0, 8, 3, 100_000, 28, 28)


@pytest.mark.parametrize(
    "data",
    [IDX + bytes(10), gzip.compress(IDX + bytes(10)), gzip.compress(IDX)[:20], b"\x1f\x8b" * 20],
    ids=["short", "short, packed", "cut", "damaged"],
)
def test_a_data_set(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mnist"
    folder.mkdir()
    for name in ("train-images-idx3", "t10k-images-idx3"):
        (folder / f"{name}-ubyte").write_bytes(data)
    for name in ("train-labels-idx1", "t10k-labels-idx1"):
        (folder / f"{name}-ubyte").write_bytes(struct.pack(">HBBI", 0, 8, 1, 3) + bytes(3))
    words = ["figure", "--input", "digits", "--data-dir", str(tmp_path), "-o"]
    assert "images-idx3" in refused([*words, str(tmp_path / "x.svg")], capsys)
