from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.save_name import ask_save_name

KINDS = {".png": "PNG (*.png)", ".svg": "SVG (*.svg)"}


@pytest.fixture
def ask(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path | None]:
    owner = QWidget()
    qtbot.addWidget(owner)

    def ask(answer: str, kind: str = "") -> Path | None:
        chosen = str(tmp_path / answer) if answer else ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, kind))
        return ask_save_name(owner, "Export", tmp_path / "runs.png", KINDS)

    return ask


@pytest.mark.parametrize(
    ("answer", "kind", "name"),
    [
        ("a.svg", "", "a.svg"),
        ("a.SVG", "PNG (*.png)", "a.SVG"),
        ("a", "SVG (*.svg)", "a.svg"),
        ("a", "", "a.png"),
        ("a.v2", "PNG (*.png)", "a.v2.png"),
    ],
)
def test_the_suffix_is_that_of_the_name_or_of_the_kind(
    ask: Callable[..., Path], answer: str, kind: str, name: str
) -> None:
    assert ask(answer, kind).name == name


def test_a_folder_gets_a_file_of_the_suggested_name(
    ask: Callable[..., Path], tmp_path: Path
) -> None:
    assert ask(".") == tmp_path / "runs.png"
    assert ask("/") == Path("/runs.png")


def test_no_answer_is_no_file(ask: Callable[..., Path | None]) -> None:
    assert ask("") is None


@pytest.mark.parametrize("replaces", [True, False])
def test_a_name_that_has_got_its_suffix_overwrites_nothing_unasked(
    ask: Callable[..., Path | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replaces: bool,
) -> None:
    (tmp_path / "a.png").write_bytes(b"mine")
    asked: list[str] = []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        buttons = QMessageBox.StandardButton
        return buttons.Yes if replaces else buttons.Cancel

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert ask("a") == (tmp_path / "a.png" if replaces else None)
    assert asked == ["a.png exists already. Replace it?"]
    assert ask("b.png") == tmp_path / "b.png"
    assert len(asked) == 1


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_left_to_who_writes_it(
    ask: Callable[..., Path], name: str
) -> None:
    assert ask(name).name == f"{name}.png"
