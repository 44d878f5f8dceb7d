"""Slides are written soon after each change, privately, and again where they could not be."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.scenes.files import read_content
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.ui.shell.slides import kept_slides
from normviz.ui.shell.slides.kept_slides import FILE, KeptSlides
from normviz.ui.shell.slides.model import SlidesModel

SLIDE = Slide("One", Scene("train"))


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def model(
    qtbot: QtBot, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> SlidesModel:
    monkeypatch.setattr(kept_slides, "SAVE_MS", 1)
    made = SlidesModel()
    KeptSlides(made, tmp_path / "config" / "settings.json", told.append)
    return made


def rights(path: Path) -> str:
    return f"{path.stat().st_mode & 0o777:o}"


def kept(tmp_path: Path) -> Path:
    return tmp_path / "config" / FILE


def test_a_change_is_written_without_closing(
    qtbot: QtBot, tmp_path: Path, model: SlidesModel, told: list[str]
) -> None:
    model.add(SLIDE)
    qtbot.waitUntil(kept(tmp_path).exists)
    assert read_content(kept(tmp_path)) == Deck((SLIDE,))
    if os.name != "nt":
        assert (rights(kept(tmp_path)), rights(kept(tmp_path).parent)) == ("600", "700")
    model.rename(0, "Two")
    qtbot.waitUntil(lambda: read_content(kept(tmp_path)) == model.show.deck)
    assert not told


def test_what_could_not_be_written_is_told_once_and_written_later(
    qtbot: QtBot, tmp_path: Path, model: SlidesModel, told: list[str]
) -> None:
    (tmp_path / "config").write_text("a file in the place of the folder")
    model.add(SLIDE)
    qtbot.waitUntil(lambda: bool(told))
    keeper = model.findChild(KeptSlides)
    assert keeper is not None
    keeper.write()
    assert len(told) == 1
    (tmp_path / "config").unlink()
    keeper.write()
    assert read_content(kept(tmp_path)) == Deck((SLIDE,))


def test_without_settings_nothing_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    model = SlidesModel()
    KeptSlides(model, None, lambda _: None)
    model.add(SLIDE)
    model.findChild(KeptSlides).write()
    assert not list(tmp_path.iterdir())
