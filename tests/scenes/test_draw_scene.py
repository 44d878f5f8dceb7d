import pytest

from normviz.scenes.draw_scene import MOST_MODELS, BatchScene, DrawScene


@pytest.mark.parametrize("mates", ["mixed", "blank", 0, 9])
def test_mates_are_a_kind_or_a_digit(mates: str | int) -> None:
    assert BatchScene(mates=mates).mates == mates  # type: ignore[arg-type]


def test_other_mates_are_refused() -> None:
    with pytest.raises(ValueError, match="received 'few'"):
        BatchScene(mates="few")  # type: ignore[arg-type]


def test_more_models_than_a_list_shows_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 1000 models"):
        DrawScene(models=("m",) * (MOST_MODELS + 1))
