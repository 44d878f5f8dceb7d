import numpy as np

from normviz.figure.layout import lay_out
from normviz.figure.state import Camera
from normviz.lessons.quiz.norm_setting import (
    NormSetting,
    box_words,
    random_element,
    same_sets,
    sharing_norms,
)

SHAPE = (4, 6, 3, 2)


def test_roles_follow_from_the_labels() -> None:
    assert NormSetting("batch", SHAPE, 2).roles == {
        "N": "shared", "C": "kept", "H": "shared", "W": "shared",
    }  # fmt: skip
    assert NormSetting("group", SHAPE, 3).roles["C"] == "split"
    assert NormSetting("weight", SHAPE, 2).roles["C_out"] == "kept"
    assert set(NormSetting("batch", SHAPE, 2, training=False).roles.values()) == {"kept"}


def test_what_is_explained_is_computed() -> None:
    told = str(NormSetting("group", SHAPE, 3).explained())
    assert "each of 3 groups" in told
    assert "12 sets of 12 elements" in told
    assert "one set of 144 elements" in str(NormSetting("spectral", SHAPE, 2).explained())
    assert "no element shares" in str(NormSetting("batch", SHAPE, 2, training=False).explained())


def test_known_identities_of_sets() -> None:
    assert same_sets(NormSetting("group", SHAPE, 1), NormSetting("layer", SHAPE, 1))
    assert same_sets(NormSetting("group", SHAPE, 6), NormSetting("instance", SHAPE, 6))
    assert not same_sets(NormSetting("group", SHAPE, 2), NormSetting("layer", SHAPE, 2))


def test_norms_without_statistics_are_not_asked_about() -> None:
    assert "batch" in sharing_norms()
    assert {"none", "dyt", "weight"}.isdisjoint(sharing_norms())


def test_the_element_of_a_cube_is_seen_from_three_sides() -> None:
    element = random_element(np.random.default_rng(0), SHAPE, "cubes")
    scene = NormSetting("batch", SHAPE, 2).scene(element)
    faces = lay_out(scene.figure, Camera(), 400, 400, 17).faces
    cell = element[0], element[1], element[2] * SHAPE[3] + element[3]
    assert all(any(f.axis == axis and f.fixed == cell[axis] for f in faces) for axis in range(3))


def test_a_box_is_written_as_an_index() -> None:
    box = NormSetting("group", SHAPE, 3).box((1, 2, 0, 0))
    assert str(box_words(box, SHAPE)) == "x[1, 2:4, :, :]"
