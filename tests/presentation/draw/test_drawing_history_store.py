import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.drawing_history_store import DrawingHistoryStore, HistoryEntry
from normviz.presentation.draw.page import SIDE, Page, PagePicture, Stroke

FILE = "drawings.npz"
SEVEN = [(100, 100), (280, 110), (200, 320)]


def _stroke(points: int, width: float) -> Stroke:
    ramp = np.linspace(0, 1, points)
    return Stroke(np.column_stack([ramp * 300, 40 + ramp]), width, 1 + ramp)


@pytest.fixture
def drawings() -> list[HistoryEntry]:
    """Strokes, a picture that a network has seen, and one of which a part is rubbed out."""
    ink = np.arange(SIDE * SIDE, dtype=np.uint8).reshape(SIDE, SIDE)
    seen = np.linspace(0, 1, 784, dtype=np.float32).reshape(28, 28)
    return [
        HistoryEntry(Page((_stroke(5, 24), _stroke(1, 8))), Consensus(7, 0.8, 3, 3, ())),
        HistoryEntry(Page((), PagePicture(ink, seen)), None),
        HistoryEntry(
            Page((_stroke(2, 30),), PagePicture(ink[::-1], None)), Consensus(1, 0.4, 1, 1, ())
        ),
    ]


def test_drawings_are_read_as_they_were_written(
    tmp_path: Path, drawings: list[HistoryEntry]
) -> None:
    DrawingHistoryStore(tmp_path / "new" / FILE).write(drawings)
    read = DrawingHistoryStore(tmp_path / "new" / FILE).read()
    assert [len(each.page.strokes) for each in read] == [2, 0, 1]
    for old, new in zip(drawings, read, strict=True):
        for before, after in zip(old.page.strokes, new.page.strokes, strict=True):
            assert (after.points == before.points).all()
            assert (after.pressure == before.pressure).all()
            assert after.width == before.width
    consensuss = [each.consensus and (each.consensus.digit, each.consensus.sure) for each in read]
    assert consensuss == [(7, 0.8), None, (1, 0.4)]
    pictures = [each.page.picture for each in read]
    assert pictures[0] is None
    for at in (1, 2):
        before, after = drawings[at].page.picture, pictures[at]
        assert before is not None
        assert after is not None
        assert (after.ink == before.ink).all()
        assert (after.seen is None) == (before.seen is None)
    assert pictures[1] is not None
    assert (pictures[1].seen == drawings[1].page.picture.seen).all()


def test_no_drawings_are_kept_too(tmp_path: Path, drawings: list[HistoryEntry]) -> None:
    kept = DrawingHistoryStore(tmp_path / FILE)
    kept.write(drawings)
    kept.write([])
    assert DrawingHistoryStore(tmp_path / FILE).read() == []


def test_two_windows_keep_each_others_drawings(
    tmp_path: Path, drawings: list[HistoryEntry]
) -> None:
    path = tmp_path / FILE
    DrawingHistoryStore(path).write(drawings[:1])
    first, second = DrawingHistoryStore(path), DrawingHistoryStore(path)
    before, also_before = first.read(), second.read()
    first.write([drawings[1], *before])
    second.write([drawings[2], *also_before])
    second.write([drawings[2]])  # the one from the beginning is thrown away
    found = [_shape(each.page) for each in DrawingHistoryStore(path).read()]
    assert found == [_shape(drawings[at].page) for at in (2, 1)]


def _shape(page: Page) -> tuple[int, bool]:
    return len(page.strokes), page.picture is not None


def test_what_has_not_changed_is_not_written(tmp_path: Path, drawings: list[HistoryEntry]) -> None:
    path = tmp_path / FILE
    kept = DrawingHistoryStore(path)
    kept.write([])
    assert not path.exists()
    kept.write(drawings)
    path.unlink()
    kept.write(drawings)
    assert not path.exists()


def test_what_could_not_be_written_is_written_later(
    tmp_path: Path, drawings: list[HistoryEntry]
) -> None:
    path = tmp_path / FILE
    kept = DrawingHistoryStore(path)
    path.mkdir()
    with pytest.raises(UserError):
        kept.write(drawings)
    path.rmdir()
    kept.write(drawings)
    assert len(DrawingHistoryStore(path).read()) == len(drawings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("counts", np.array([5, -3, 1])),
        ("lengths", np.array([5, 1, 3])),
        ("points", np.full((8, 2), np.nan)),
        ("inks", np.zeros((2, 4, 4), np.uint8)),
        ("seen", np.zeros((1, 28, 28), np.float32)),
        ("digits", np.array([1])),
        ("other", np.zeros(1)),
    ],
)
def test_a_foreign_file_is_told_and_set_aside(
    tmp_path: Path, drawings: list[HistoryEntry], name: str, value: np.ndarray
) -> None:
    path = tmp_path / FILE
    DrawingHistoryStore(path).write(drawings)
    arrays = {**read_arrays(path), name: value}
    if name == "other":
        del arrays["counts"]
    write_arrays(path, arrays)
    before = path.read_bytes()
    kept = DrawingHistoryStore(path)
    with pytest.raises(UserError, match=r"expected earlier drawings in .* now called"):
        kept.read()
    (aside,) = tmp_path.glob(f"{FILE}.broken-*")
    assert aside.read_bytes() == before
    kept.write(drawings)
    assert len(DrawingHistoryStore(path).read()) == len(drawings)


@pytest.mark.parametrize("data", [b"PK, and no more", b"", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_file_is_told_and_set_aside(
    tmp_path: Path, drawings: list[HistoryEntry], data: bytes
) -> None:
    path = tmp_path / FILE
    path.write_bytes(data)
    kept = DrawingHistoryStore(path)
    with pytest.raises(UserError, match=r"drawings\.npz\.broken-"):
        kept.read()
    (aside,) = tmp_path.glob(f"{FILE}.broken-*")
    assert aside.read_bytes() == data
    kept.write(drawings)
    assert len(DrawingHistoryStore(path).read()) == len(drawings)


def test_what_cannot_be_opened_is_left_alone(tmp_path: Path, drawings: list[HistoryEntry]) -> None:
    path = tmp_path / FILE
    path.mkdir()
    kept = DrawingHistoryStore(path)
    with pytest.raises(UserError, match="expected a file at"):
        kept.read()
    kept.write(drawings)
    assert path.is_dir()
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of POSIX")
def test_nobody_else_can_see_them(tmp_path: Path, drawings: list[HistoryEntry]) -> None:
    path = tmp_path / "new" / FILE
    DrawingHistoryStore(path).write(drawings)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)]
    assert modes == [0o600, 0o700]


def test_without_a_file_nothing_is_kept(drawings: list[HistoryEntry]) -> None:
    kept = DrawingHistoryStore(None)
    kept.write(drawings)
    assert kept.read() == []
