import pytest

from normviz.scenes.learn_scene import LearnScene
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import from_json, to_json


def test_it_comes_back_from_json() -> None:
    scene = Scene("learn", learn=LearnScene("batch-one", 1, "batch", numbers=True))

    assert from_json(to_json(scene)) == scene


@pytest.mark.parametrize("values", [{"lesson": "../x"}, {"step": -1}, {"search": "x" * 300}])
def test_what_cannot_be_shown_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="received"):
        LearnScene(**values)  # type: ignore[arg-type]
