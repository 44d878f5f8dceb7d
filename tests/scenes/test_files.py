import os
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.files import (
    is_scene_file,
    read_content,
    read_scene,
    write_deck,
    write_scene,
)
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from tests.figure.states import figure_state

SCENE = Scene("cube", CubeScene(figure_state(groups=3)))


def test_a_file_holds_a_scene(tmp_path: Path) -> None:
    path = tmp_path / "a.normviz"
    write_scene(path, SCENE)
    assert read_scene(path) == SCENE
    write_scene(path, Scene("draw"))
    assert read_scene(path) == Scene("draw")
    assert [each.name for each in tmp_path.iterdir()] == ["a.normviz"]


def test_scenes_are_known_by_their_names() -> None:
    assert is_scene_file(Path("a.NormViz"))
    assert not is_scene_file(Path("a.normviz.json"))


def test_another_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"ends in \.normviz, received .*a\.json"):
        write_scene(tmp_path / "a.json", SCENE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04", b"[" * 100_000])
def test_what_is_no_scene_is_told_with_the_name_of_the_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.normviz"
    path.write_bytes(data)
    with pytest.raises(UserError, match="expected a scene") as told:
        read_scene(path)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)


def test_what_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.normviz", tmp_path):
        with pytest.raises(UserError, match=str(path)):
            read_scene(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe.normviz"
    os.mkfifo(path)
    with pytest.raises(UserError, match="expected a file"):
        read_scene(path)


def test_a_file_holds_slides(tmp_path: Path) -> None:
    path = tmp_path / "a.normviz"
    deck = Deck((Slide("One", SCENE, "Say this."), Slide("Two", Scene("draw"))))
    write_deck(path, deck)
    assert read_content(path) == deck
    assert read_scene(path) == SCENE
    with pytest.raises(UserError, match=r"ends in \.normviz"):
        write_deck(tmp_path / "a.json", deck)


def test_slides_without_any_are_no_scene(tmp_path: Path) -> None:
    path = tmp_path / "a.normviz"
    write_deck(path, Deck())
    assert read_content(path) == Deck()
    with pytest.raises(UserError, match="slides without any; add one"):
        read_scene(path)
