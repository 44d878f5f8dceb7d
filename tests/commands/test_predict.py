import argparse
import json
import os
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from PySide6.QtGui import QImage

from normviz.assets import resource
from normviz.cli import main
from normviz.commands import predict
from normviz.drawing import format_strokes, from_strokes, read_sample_strokes
from normviz.errors import UserError


def call(*words: object) -> int:
    parser = argparse.ArgumentParser()
    predict.register(parser, parser.add_subparsers())
    arguments = parser.parse_args(["predict", *map(str, words)])
    return int(arguments.run(arguments))


def strokes(digit: int) -> Path:
    return Path(str(resource("strokes", "print", f"{digit}.json")))


def painted(path: Path, digit: int, *, light_on_dark: bool = False) -> Path:
    """A picture file of a hand-drawn digit, five times as large as a network sees it."""
    ink = np.kron(from_strokes(read_sample_strokes("print")[digit].strokes), np.ones((5, 5)))
    page = np.ascontiguousarray((ink if light_on_dark else 1 - ink) * 255, np.uint8)
    height, width = page.shape
    picture = QImage(page.data, width, height, width, QImage.Format.Format_Grayscale8)
    assert picture.save(str(path))
    return path


def test_files_are_answered_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        strokes(3),
        painted(tmp_path / "seven.png", 7),
        painted(tmp_path / "two.jpg", 2, light_on_dark=True),
        strokes(0),
    ]
    assert call("--json", *files) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["file"] for entry in listed] == list(map(str, files))
    assert [entry["digit"] for entry in listed] == [3, 7, 2, 0]
    for entry in listed:
        assert len(entry["probabilities"]) == 10
        assert sum(entry["probabilities"]) == pytest.approx(1, abs=1e-4)
        assert int(np.argmax(entry["probabilities"])) == entry["digit"]


def test_the_table_says_the_digit_and_how_sure(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--model", "batch", strokes(8)) == 0
    printed = capsys.readouterr().out
    assert "8" in printed
    assert "%" in printed


def test_strokes_are_known_by_their_content_too(tmp_path: Path) -> None:
    plain = tmp_path / "drawing.txt"
    plain.write_text("  " + format_strokes(read_sample_strokes("print")[5].strokes))
    assert np.array_equal(predict.read_digit(plain), predict.read_digit(strokes(5)))


def test_a_mark_of_utf_8_does_not_hide_strokes(tmp_path: Path) -> None:
    marked = tmp_path / "drawing.txt"
    marked.write_bytes(b"\xef\xbb\xbf" + strokes(5).read_bytes())
    assert np.array_equal(predict.read_digit(marked), predict.read_digit(strokes(5)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=[strokes(5).read_bytes()])
    writer.start()
    assert np.array_equal(predict.read_digit(pipe), predict.read_digit(strokes(5)))
    writer.join()


def test_brackets_in_a_name_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    predict._print_table([tmp_path / "[bold].png"], np.eye(10, dtype=np.float32)[:1])
    rows = [line.split("│") for line in capsys.readouterr().out.splitlines()]
    assert "[bold].png" in "".join(row[4].strip() for row in rows if len(row) > 4)


def test_a_broken_picture_is_one_line_also_of_its_library(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.png"
    data = bytearray(painted(tmp_path / "whole.png", 7).read_bytes())
    data[data.index(b"IDAT") + 20] ^= 0xFF
    path.write_bytes(bytes(data))
    assert main(["predict", str(path)]) == 2
    said = capfd.readouterr().err
    assert said.startswith(f"normviz: expected a whole picture in {path}, received a broken one; ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", b"no picture", "received a file that is none"),
        ("a.json", b'{"strokes": [[[NaN, 1]]]}', "finite"),
        ("a.json", b'{"strokes": []}', "received nothing"),
        ("a.json", b"{", "no JSON"),
        ("a.png", None, "No such file"),
        ("a.json", None, "No such file"),
    ],
)
def test_bad_files_are_told_in_one_sentence(
    tmp_path: Path, name: str, data: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError, match=reason) as caught:
        predict.read_digit(path)
    assert "\n" not in str(caught.value)


def test_an_empty_page_is_no_digit(tmp_path: Path) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    assert picture.save(str(tmp_path / "blank.png"))
    with pytest.raises(UserError, match="received nothing"):
        predict.read_digit(tmp_path / "blank.png")


def test_an_unknown_model_ends_with_status_2_before_keras_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("normviz.engine.keras_loading.load_keras", pytest.fail)
    words = ["predict", "--model", "magic", "--runs-dir", str(tmp_path), str(strokes(1))]
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "magic" in captured.err


def two_digits(path: Path) -> Path:
    """A picture of a 1 and a 0 side by side."""
    pair = [from_strokes(read_sample_strokes("print")[digit].strokes) for digit in (1, 0)]
    ink = np.kron(np.concatenate(pair, 1), np.ones((6, 6)))
    page = np.ascontiguousarray((1 - ink) * 255, np.uint8)
    height, width = page.shape
    picture = QImage(page.data, width, height, width, QImage.Format.Format_Grayscale8)
    assert picture.save(str(path))
    return path


def test_what_has_no_single_digit_is_named_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(painted(tmp_path / "whole.png", 3).read_bytes()[:-30])
    blank = QImage(200, 200, QImage.Format.Format_RGB32)
    blank.fill(0xFFF0F0F0)
    assert blank.save(str(tmp_path / "blank.png"))
    files = [broken, strokes(3), tmp_path / "blank.png", two_digits(tmp_path / "10.png")]
    assert main(["predict", "--json", *map(str, files)]) == 2
    said = capsys.readouterr()
    listed = json.loads(said.out)
    assert [entry["digit"] for entry in listed] == [None, 3, None, None]
    assert [entry["digits"] for entry in listed] == [None, 1, 0, 2]
    assert [entry["probabilities"] is None for entry in listed] == [True, False, True, True]
    lines = said.err.splitlines()
    assert [f"normviz: {entry['problem']}" for entry in listed if entry["problem"]] == lines
    assert "broken" in lines[0]
    assert "received nothing that looks like one" in lines[1]
    assert "received 2 digits" in lines[2]


def test_two_digits_drawn_as_strokes_are_two(tmp_path: Path) -> None:
    one, zero = (read_sample_strokes("print")[digit].strokes for digit in (1, 0))
    right = max(float(np.max(np.asarray(path)[:, 0])) for path in one) + 60
    left = min(float(np.min(np.asarray(path)[:, 0])) for path in zero)
    moved = [np.asarray(path, float) + np.array([right - left, 0]) for path in zero]
    (tmp_path / "ten.json").write_text(format_strokes([*one, *moved]))
    with pytest.raises(UserError, match="received 2 digits"):
        predict.read_digit(tmp_path / "ten.json")
