import json

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.presentation.draw.page import Page, PagePicture, Stroke
from normviz.presentation.draw.page_scene import drawn_page
from normviz.scenes.draw_scene import BatchScene, DrawScene
from normviz.scenes.drawn_page import SIDE, DrawnPage
from normviz.ui.draw.view import DrawView

STROKE = Stroke(np.array([[10.0, 20.0], [30.0, 40.5]]), 24.0, np.array([1.0, 0.5]))
PICTURE = PagePicture(np.full((SIDE, SIDE), 9, np.uint8), np.full((28, 28), 0.25, np.float32), 1)
SCENE = DrawScene(
    drawing=drawn_page(Page((STROKE,), PICTURE)),
    pen_width=40,
    models=("group",),
    current="group",
    source="european",
    batch=BatchScene(training=True, mates="blank", count=7),
    saliency="gradient",
    saliency_on_page=True,
    page="own",
)


def test_a_scene_is_shown_and_read_again(qtbot, view: DrawView, settle) -> None:
    settle()
    before = view.scene()
    view.show_scene(SCENE)
    assert view.scene() == SCENE
    settle()
    assert list(view.answers_pane.panels) == ["group"]
    assert view.model.page.picture is not None
    view.undo_stack.undo()
    assert view.scene().drawing == before.drawing == DrawnPage()


def test_a_scene_that_is_shown_twice_is_one_step(view: DrawView, settle) -> None:
    settle()
    view.show_scene(SCENE)
    view.show_scene(SCENE)
    assert view.undo_stack.count() == 1


def test_a_scene_without_a_drawing_leaves_the_page(view: DrawView) -> None:
    page = Page((STROKE,))
    view.model.show(page)
    view.show_scene(DrawScene())
    assert view.model.page is page


def test_a_drawing_too_large_for_a_scene_is_told_and_the_session_is_kept(view: DrawView) -> None:
    many = Stroke(np.zeros((100_001, 2)), 24.0, np.ones(100_001))
    view.model.show(Page((many,)))
    with pytest.raises(UserError, match="does not fit into a scene: expected at most"):
        view.scene()
    kept = json.loads(json.dumps(view.save()))
    assert kept["scene/drawing"] is None


def test_what_was_shown_before_there_were_models_lets_all_answer(
    qtbot, theme, fake, tmp_path
) -> None:
    view = DrawView(lambda: fake, *(tmp_path / name for name in ("data", "own", "runs", "d.npz")))
    qtbot.addWidget(view, before_close_func=lambda _: view.shut_down())
    before = view.scene()
    assert before.models is None
    view.show_scene(SCENE)
    view.show()
    qtbot.waitUntil(lambda: view.is_settled() and view.scene().models == ("group",))
    view.show_scene(before)
    assert view.scene().models == ("none", "batch", "group")
