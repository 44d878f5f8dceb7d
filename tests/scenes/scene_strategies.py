"""Scenes of all kinds, for property tests and as samples."""

import numpy as np
from hypothesis import strategies as st

from normviz.figure.state import Camera
from normviz.norms import CATALOG
from normviz.recipes import find
from normviz.recipes.recipe import TrainingSettings
from normviz.recipes.schedule import Schedule
from normviz.runs.spec import RunSpec
from normviz.scenes.compare_scene import CompareScene
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import BatchScene, DrawScene
from normviz.scenes.drawn_page import SIDE, DrawnPage, DrawnPicture, DrawnStroke
from normviz.scenes.inspect_scene import InspectScene
from normviz.scenes.learn_scene import LearnScene
from normviz.scenes.scene import VIEWS, Scene
from normviz.scenes.train_scene import SMOOTHING, ZOOMS, TrainScene
from tests.figure.states import figure_state

SPEC = RunSpec(
    "relu",
    "published",
    find("relu").options("none"),
    "mnist",
    TrainingSettings("adam", 64, 3, Schedule("constant", 0.01)),
)
NUMBERS = st.floats(-1000, 1000)


def picture(seed: int = 0, *, is_whole: bool = True) -> DrawnPicture:
    random = np.random.default_rng(seed)
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[100:140, 50:60] = random.integers(0, 256, (40, 10))
    seen = random.random((28, 28), np.float32) if is_whole else None
    return DrawnPicture.of(ink, seen, seed or None)


@st.composite
def cubes(draw: st.DrawFn) -> CubeScene:
    shape = tuple(draw(st.integers(1, most)) for most in (8, 12, 6, 6))
    shown = tuple(draw(st.lists(st.sampled_from(sorted(CATALOG)), unique=True, max_size=4)))
    figure = figure_state(
        norms=shown,
        shape=shape,  # type: ignore[arg-type]
        groups=draw(st.sampled_from([n for n in range(1, 13) if shape[1] % n == 0])),
        gamma=draw(NUMBERS),
        color=draw(st.sampled_from(["set", "all", "x", "x_hat", "y"])),
        source=draw(st.sampled_from(["noise", "digits"])),
    )
    camera = Camera(draw(NUMBERS), draw(st.floats(-85, 85)), draw(st.floats(0.25, 8)))
    element = tuple(draw(st.integers(0, size - 1)) for size in shape)
    return CubeScene(
        figure,
        camera,
        element,  # type: ignore[arg-type]
        draw(st.booleans()),
        draw(st.sampled_from(shown)) if shown else "",
        draw(st.sampled_from(["keras", "torch"])),
    )


TRAINS = st.builds(
    TrainScene,
    spec=st.sampled_from([None, SPEC]),
    runs=st.none() | st.lists(st.text(), max_size=3).map(tuple),
    zoom=st.none() | st.sampled_from(ZOOMS).map(float),
    smoothing=st.integers(*SMOOTHING),
    log=st.booleans(),
    band=st.booleans(),
    page=st.sampled_from(["runs", "model", "validation", "printed"]),
)


@st.composite
def strokes(draw: st.DrawFn) -> DrawnStroke:
    points = tuple(draw(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5)))
    factors = st.lists(st.floats(0, 10), min_size=len(points), max_size=len(points))
    return DrawnStroke(points, draw(st.floats(0, 60)), draw(st.just(()) | factors.map(tuple)))


PAGES = st.builds(
    DrawnPage,
    strokes=st.lists(strokes(), max_size=3).map(tuple),
    picture=st.sampled_from([None, picture(), picture(3, is_whole=False)]),
)
DRAWS = st.builds(
    DrawScene,
    drawing=st.none() | PAGES,
    pen_width=st.integers(4, 60),
    models=st.none() | st.lists(st.text(), max_size=3).map(tuple),
    current=st.text(),
    source=st.none() | st.sampled_from(["foot", "fonts"]),
    batch=st.builds(
        BatchScene,
        training=st.booleans(),
        mates=st.sampled_from(["mixed", "blank", 0, 9]),
        count=st.integers(0, 63),
    ),
    saliency=st.sampled_from(["off", "gradient", "occlusion"]),
    saliency_on_page=st.booleans(),
    page=st.sampled_from(["answers", "own"]),
)
LEARNS = st.builds(
    LearnScene,
    lesson=st.sampled_from(["", "batch-one", "a-lesson-of-tomorrow"]),
    step=st.integers(0, 9),
    search=st.text(max_size=20),
    numbers=st.booleans(),
)
COMPARES = st.builds(
    CompareScene,
    recipe=st.sampled_from(["deep-sigmoid", "small-batch"]),
    norms=st.lists(st.sampled_from(["none", "batch", "group"]), unique=True).map(tuple),
    seeds=st.integers(1, 100),
    batch_sizes=st.lists(st.integers(1, 1000), max_size=4).map(tuple),
    learning_rates=st.lists(st.floats(1e-6, 10), max_size=4).map(tuple),
    optimizers=st.lists(st.sampled_from(["adam", "sgd"]), unique=True).map(tuple),
    dropouts=st.lists(st.floats(0, 0.9), max_size=4).map(tuple),
    groups=st.lists(st.integers(1, 64), max_size=4).map(tuple),
    epsilons=st.lists(st.floats(1e-12, 1), max_size=4).map(tuple),
    norm_momenta=st.lists(st.floats(0, 1), max_size=4).map(tuple),
    at_once=st.integers(1, 256),
    sweep=st.sampled_from(["", "sweep-abcd"]),
    plot=st.sampled_from(["curves", "setting", "map"]),
    lower=st.sampled_from(["results", "runs"]),
    log=st.booleans(),
    across=st.sampled_from(["", "batch_size", "learning_rate"]),
)
INSPECTS = st.builds(
    InspectScene,
    file=st.sampled_from(["", "/a/model.keras"]),
    batch_size=st.none() | st.integers(1, 1 << 24),
    input_shape=st.lists(st.integers(1, 10**9), max_size=6).map(tuple),
    layer=st.text(max_size=20),
)
SCENES = st.builds(
    Scene,
    view=st.sampled_from(VIEWS),
    cube=st.none() | cubes(),
    learn=st.none() | LEARNS,
    train=st.none() | TRAINS,
    compare=st.none() | COMPARES,
    draw=st.none() | DRAWS,
    inspect=st.none() | INSPECTS,
)
