import numpy as np

from normviz.figure.inputs import TensorMaker
from normviz.figure.tensor_source import SourceServices
from normviz.lessons.scenes import cube, draw, edits_of, tensor_of, train
from normviz.scenes.scene_json import from_json, to_json


def test_a_cube_scene_keeps_its_element_highlighted() -> None:
    scene = cube("batch", "layer", shape=(2, 4, 3, 3), element=(1, 2, 0, 0))

    assert scene.cube is not None
    assert scene.cube.pinned
    assert scene.cube.focused == "batch"
    assert from_json(to_json(scene)) == scene


def test_a_training_is_ready_to_start() -> None:
    scene = train("batch-norm", "group")

    assert scene.train is not None
    assert scene.train.spec is not None
    assert (scene.train.spec.options.name, scene.train.spec.preset) == ("group", "quick")


def test_a_training_has_settings_of_its_norm() -> None:
    scene = train("weight-norm-cifar", "weight", data_init=False)

    assert scene.train is not None
    assert scene.train.spec is not None
    assert not scene.train.spec.options.data_init


def test_models_answer_in_a_drawing_scene() -> None:
    scene = draw("batch", "group", saliency="gradient")

    assert scene.draw is not None
    assert scene.draw.models == ("batch", "group")


def test_edits_make_an_array_the_tensor() -> None:
    x = np.arange(24, dtype=float).reshape(2, 3, 2, 2)
    scene = cube("batch", shape=x.shape, edits=edits_of(x))
    assert scene.cube is not None
    made = TensorMaker(SourceServices()).tensor(scene.cube.figure).x
    np.testing.assert_array_equal(made, x)


def test_checks_compute_on_the_tensor_that_is_shown() -> None:
    scene = cube("batch", shape=(2, 3, 2, 2), source="offset")
    assert scene.cube is not None
    made = TensorMaker(SourceServices()).tensor(scene.cube.figure).x
    found = tensor_of(scene)
    assert found.dtype == np.float64
    np.testing.assert_array_equal(found.transpose(0, 3, 1, 2), made)
