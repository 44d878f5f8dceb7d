import pytest
from pytestqt.qtbot import QtBot

from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.ui.shell.slides.model import SlidesModel


@pytest.fixture
def model(qtbot: QtBot) -> SlidesModel:
    del qtbot  # an application
    model = SlidesModel()
    for title in "abc":
        model.add(Slide(title, Scene("cube")))
    return model


def titles(model: SlidesModel) -> str:
    return "".join(each.title for each in model.show.deck.slides)


def test_each_change_is_taken_back_by_undo(model: SlidesModel) -> None:
    model.go_to(1)
    removed = model.remove()
    assert removed is not None
    assert removed.title == "b"
    assert titles(model) == "ac"
    model.undo_stack.undo()
    assert titles(model) == "abc"
    model.move(0, 2)
    model.rename(0, "x")
    assert titles(model) == "xca"
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert titles(model) == "abc"
    model.open(Deck())
    assert titles(model) == ""
    model.undo_stack.undo()
    assert titles(model) == "abc"


def test_notes_that_are_typed_in_one_go_are_one_step(model: SlidesModel) -> None:
    steps = model.undo_stack.count()
    for text in ("S", "Sa", "Say"):
        model.set_notes(text)
    assert model.undo_stack.count() == steps + 1
    model.go_to(0)
    model.set_notes("More")
    assert model.undo_stack.count() == steps + 2
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert [each.notes for each in model.show.deck.slides] == ["", "", ""]


def test_going_to_a_slide_is_no_step(model: SlidesModel, qtbot: QtBot) -> None:
    steps = model.undo_stack.count()
    with qtbot.waitSignal(model.changed):
        assert model.go_to(0)
    with qtbot.assertNotEmitted(model.changed):
        assert not model.go_to(-1)
    assert model.undo_stack.count() == steps


def test_a_model_without_slides_has_nothing_to_change(qtbot: QtBot) -> None:
    del qtbot
    model = SlidesModel()
    assert model.remove() is None
    model.set_notes("x")
    assert model.undo_stack.count() == 0
