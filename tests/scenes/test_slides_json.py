import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.errors import UserError
from normviz.scenes.scene import VERSION, Scene
from normviz.scenes.scene_json import to_json
from normviz.scenes.slides import MOST_SLIDES, Deck, Slide
from normviz.scenes.slides_json import content_from_json, deck_to_json
from tests.scenes.scene_strategies import SCENES

HEAD = {"normviz": "scene", "version": VERSION}
SCENE = {"view": "cube"}
SLIDES = st.builds(Slide, st.sampled_from(["", "ε μ", "a"]), SCENES, st.text(max_size=9))


@given(st.lists(SLIDES, max_size=3).map(tuple).map(Deck))
@settings(max_examples=30, deadline=None)
def test_slides_come_back_as_they_were_written(deck: Deck) -> None:
    assert content_from_json(deck_to_json(deck)) == deck


@pytest.mark.parametrize("version", [1, 2, VERSION])
def test_a_single_scene_of_any_version_is_read(version: int) -> None:
    text = json.dumps({"normviz": "scene", "version": version, "view": "draw"})
    assert content_from_json(text.encode()) == Scene("draw")
    assert content_from_json(to_json(Scene("train"))) == Scene("train")


def test_title_and_notes_may_be_missing() -> None:
    text = json.dumps(HEAD | {"slides": [{"scene": SCENE}]})
    assert content_from_json(text) == Deck((Slide("", Scene("cube")),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"slides": {}}, "slides: expected a list"),
        ({"slides": [], "view": "cube"}, "nothing else, received 'view'"),
        ({"slides": [3]}, "object with a scene, received 3"),
        ({"slides": [{"title": "a"}]}, "object with a scene"),
        ({"slides": [{"scene": SCENE, "note": ""}]}, "received 'note'"),
        ({"slides": [{"scene": SCENE, "title": 3}]}, "title: expected a text, received 3"),
        ({"slides": [{"scene": SCENE, "notes": None}]}, "notes: expected a text, received None"),
        ({"slides": [{"scene": SCENE, "title": "a\nb"}]}, "title: expected one line"),
        ({"slides": [{"scene": 3}]}, "expected an object, received 3"),
        ({"slides": [{"scene": {"view": "dream"}}]}, "received 'dream'"),
        ({"slides": [{"scene": SCENE | {"version": 3}}]}, "received 'version'"),
        ({"slides": [{"scene": SCENE}] * (MOST_SLIDES + 1)}, f"at most {MOST_SLIDES} slides"),
    ],
)
def test_what_is_no_slide_is_told(change: dict, expected: str) -> None:
    with pytest.raises(ValueError, match=expected) as told:
        content_from_json(json.dumps(HEAD | change))
    assert "\n" not in str(told.value)


def test_slides_of_a_newer_version_ask_for_an_update() -> None:
    with pytest.raises(UserError, match="update normviz"):
        content_from_json(json.dumps(HEAD | {"version": VERSION + 1, "slides": []}))


def test_what_could_not_be_opened_again_is_not_written() -> None:
    slide = Slide("", Scene("cube"), "ä" * 20_000)
    with pytest.raises(UserError, match="fit into one file"):
        deck_to_json(Deck((slide,) * MOST_SLIDES))
