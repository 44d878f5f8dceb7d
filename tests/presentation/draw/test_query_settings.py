import numpy as np

from normviz.ports.prediction import ModelInfo
from normviz.presentation.draw.query_settings import QuerySettings

MODELS = tuple(
    ModelInfo(name, name.title(), norm, name == "batch")
    for name, norm in (("none", "none"), ("batch", "batch"), ("mine", "batch"), ("rms", "rms"))
)
IMAGE = np.ones((28, 28), np.float32)
MATES = np.zeros((3, 28, 28), np.float32)


def test_before_there_are_models_nothing_is_asked() -> None:
    choices = QuerySettings(chosen=("batch",))
    assert choices.default == ""
    assert choices.asked == ()
    assert choices.salient == ""


def test_models_are_asked_in_the_order_of_all() -> None:
    choices = QuerySettings(MODELS, chosen=("rms", "gone", "none"))
    assert choices.asked == ("none", "rms")
    assert choices.default == "batch"


def test_only_moving_statistics_make_a_difference_in_training() -> None:
    choices = QuerySettings(MODELS, chosen=("none", "batch", "mine"), mates=MATES)
    assert choices.in_training == ("batch", "mine")
    assert QuerySettings(MODELS, chosen=("none", "batch")).in_training == ()


def test_the_pixels_of_the_current_model_are_weighed_else_of_the_default() -> None:
    chosen = ("none", "batch", "rms")
    assert QuerySettings(MODELS, chosen, current="rms", method="gradient").salient == "rms"
    assert QuerySettings(MODELS, chosen, current="mine", method="gradient").salient == "batch"
    assert (
        QuerySettings(MODELS, ("none", "rms"), current="mine", method="gradient").salient == "none"
    )
    assert QuerySettings(MODELS, chosen, current="rms").salient == ""


def test_a_question_has_what_was_chosen() -> None:
    choices = QuerySettings(MODELS, ("none", "batch"), "none", "occlusion", MATES)
    question = choices.question(IMAGE)
    assert question.names == ("none", "batch")
    assert question.in_training == ("batch",)
    assert question.mates is MATES
    assert (question.salient, question.method) == ("none", "occlusion")
    assert question.image is IMAGE


def test_mates_are_left_out_where_nobody_asks_for_them() -> None:
    question = QuerySettings(MODELS, ("none",), mates=MATES).question(IMAGE)
    assert question.mates is None
    assert question.in_training == ()
