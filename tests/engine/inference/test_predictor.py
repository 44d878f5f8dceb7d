"""Answers of models that ship and of runs."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import keras
import numpy as np
import pytest

from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.engine.inference.predictor import Predictor, load_predictor
from normviz.engine.networks import build
from normviz.errors import UserError
from normviz.ports.folded_names import folded_name
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.shipped_models import list_shipped
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

LABELS = np.arange(10)
ROW = Epoch(1, 10, 0.5, 0.5, 0.5, 0.9, 1.0, 1.0, 0.01)


@pytest.fixture(scope="module")
def pages() -> np.ndarray:
    """Sixty hand-drawn digits."""
    drawings = [drawing for hand in HANDS for drawing in read_sample_strokes(hand)]
    return np.stack([from_strokes(drawing.strokes) for drawing in drawings])


@pytest.fixture(scope="module")
def batch() -> Predictor:
    return load_predictor("batch")


@pytest.mark.parametrize("name", [model.name for model in list_shipped()])
def test_shipped_models_read_drawn_digits(name: str, pages: np.ndarray) -> None:
    said = load_predictor(name).predict(pages)
    assert said.sum(1) == pytest.approx(np.ones(60), abs=1e-5)
    assert (said.argmax(1) == np.tile(LABELS, 6)).mean() >= 0.95


def test_one_page_is_answered_as_among_others(batch: Predictor, pages: np.ndarray) -> None:
    together = batch.predict(pages[:5])
    alone = np.concatenate([batch.predict(page[None]) for page in pages[:5]])
    assert alone == pytest.approx(together, abs=1e-5)


def test_answers_are_the_same_from_another_thread(batch: Predictor, pages: np.ndarray) -> None:
    said: list[np.ndarray] = []
    thread = Thread(target=lambda: said.append(batch.predict(pages[:1])))
    thread.start()
    thread.join()
    assert np.array_equal(said[0], batch.predict(pages[:1]))


def test_mates_change_the_answer_of_batch_norm_in_training_only(
    batch: Predictor, pages: np.ndarray
) -> None:
    page, mates, others = pages[9:10], pages[:8], np.repeat(pages[1:2], 8, 0)
    some = batch.predict(page, training_norm=True, mates=mates)
    different = batch.predict(page, training_norm=True, mates=others)
    assert np.abs(some - different).max() > 1e-3
    assert np.array_equal(some, batch.predict(page, training_norm=True, mates=mates))


def test_training_norm_is_what_keras_computes_without_dropout(
    batch: Predictor, pages: np.ndarray
) -> None:
    model = keras.models.clone_model(batch.model)
    model.set_weights(batch.model.get_weights())
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0.0
    expected = keras.ops.softmax(model(pages[:6], training=True))[0]
    said = batch.predict(pages[:1], training_norm=True, mates=pages[1:6])
    assert said[0] == pytest.approx(np.asarray(expected), abs=1e-4)


def test_moving_statistics_stay_as_they_are(batch: Predictor, pages: np.ndarray) -> None:
    before = batch.model.get_weights()
    batch.predict(pages[:1], training_norm=True, mates=pages)
    assert all(map(np.array_equal, before, batch.model.get_weights()))


def test_without_batch_norm_mates_change_nothing(pages: np.ndarray) -> None:
    predictor = Predictor(build("batch-norm", "group"))
    assert not predictor.has_batch_norm
    among = predictor.predict(pages[:1], training_norm=True, mates=pages)
    assert np.array_equal(among, predictor.predict(pages[:1]))


def test_saliency_points_at_the_pixels_that_decide(batch: Predictor, pages: np.ndarray) -> None:
    for digit in (0, 3, 8):
        page = pages[digit]
        slope = batch.saliency(page, digit)
        assert np.abs(slope).max() == pytest.approx(1)
        better = np.clip(page + 0.15 * slope, 0, 1)
        worse = np.clip(page - 0.15 * slope, 0, 1)
        said = batch.predict(np.stack([better, worse]))[:, digit]
        assert said[0] > said[1]


@pytest.mark.parametrize(
    ("call", "match"),
    [
        (lambda p: p.predict(np.zeros((28, 28))), "expected the shape"),
        (lambda p: p.predict(np.zeros((1, 28, 28)), mates=np.zeros((1, 28, 28))), "training_norm"),
        (lambda p: p.predict(np.full((1, 28, 28), 255.0)), "from 0 to 1, received 255"),
        (lambda p: p.predict(np.full((1, 28, 28), -0.1)), "from 0 to 1, received -0.1"),
        (lambda p: p.predict(np.full((1, 28, 28), np.nan)), "from 0 to 1, received nan"),
        (lambda p: p.saliency(np.full((28, 28), np.inf), 1), "from 0 to 1, received inf"),
        (lambda p: p.saliency(np.zeros((28, 28)), 10), "digit from 0 to 9"),
        (lambda p: p.saliency(np.zeros((14, 14)), 1), "expected the shape"),
    ],
    ids=["shape", "mates", "bytes", "negative", "nan", "infinite", "digit", "page"],
)
def test_wrong_arguments_are_told(
    batch: Predictor, call: Callable[[Predictor], object], match: str
) -> None:
    with pytest.raises(ValueError, match=match):
        call(batch)


def test_nothing_drawn_still_gets_an_answer(batch: Predictor) -> None:
    said = batch.predict(np.zeros((1, 28, 28), np.float32))
    assert said.sum() == pytest.approx(1, abs=1e-5)
    assert batch.predict(np.zeros((0, 28, 28), np.float32)).shape == (0, 10)


def kept(folder: Path, spec: RunSpec, model: keras.Model | None) -> str:
    """A run in a folder, with the weights of a model if there is one."""
    with Store(folder) as store, store.create(spec) as writer:
        if model is not None:
            weights = enumerate(model.get_weights())
            arrays = {f"model.{index}": weight for index, weight in weights}
            writer.save(Checkpoint(1, 0, 10, ROW, arrays))
        writer.state("finished")
        return writer.run


@pytest.mark.parametrize("recipe", ["one-layer", "batch-norm", "tutorial-norms", "pen"])
def test_a_run_answers_as_its_network_does(tmp_path: Path, pages: np.ndarray, recipe: str) -> None:
    spec = build_spec(recipe)
    model = build(recipe, spec.norm, spec.options, seed=5)
    run = kept(tmp_path, spec, model)
    said = load_predictor(run, tmp_path).predict(pages[:3])
    scale = 255 if recipe in ("tutorial-norms", "pen") else 256
    expected = model(np.rint(pages[:3] * 255) / scale, training=False)
    assert said == pytest.approx(np.asarray(expected), abs=2e-3)


def test_a_run_on_own_digits_reads_digits(tmp_path: Path, pages: np.ndarray) -> None:
    run = kept(tmp_path, build_spec("one-layer", dataset="own"), build("one-layer"))
    assert load_predictor(run, tmp_path).predict(pages[:3]).sum(1) == pytest.approx(1, abs=1e-5)


def test_runs_that_cannot_read_digits_are_refused(tmp_path: Path) -> None:
    fashion = kept(tmp_path, build_spec("one-layer", dataset="fashion-mnist"), None)
    points = kept(tmp_path, build_spec("bn-mlp"), None)
    young = kept(tmp_path, build_spec("one-layer"), None)
    for run, reason in ((fashion, "fashion-mnist"), (points, "two-classes"), (young, "no weights")):
        with pytest.raises(UserError, match=reason):
            load_predictor(run, tmp_path)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    run = kept(tmp_path, build_spec("one-layer"), build("relu"))
    with pytest.raises(UserError, match="another network"):
        load_predictor(run, tmp_path)


def test_an_unknown_name_tells_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no model 'magic' ships.*batch.*normviz runs"):
        load_predictor("magic", tmp_path)


def test_a_folded_network_answers_as_the_one_with_batch_norm() -> None:
    images = np.random.default_rng(8).uniform(0, 1, (50, 28, 28)).astype(np.float32)
    whole, folded = load_predictor("batch"), load_predictor(folded_name("batch"))
    assert whole.has_batch_norm
    assert not folded.has_batch_norm
    np.testing.assert_allclose(folded.predict(images), whole.predict(images), atol=1e-4)
    np.testing.assert_allclose(folded.predict(images[:1]), whole.predict(images[:1]), atol=1e-4)


def test_a_network_without_batch_norm_cannot_be_folded() -> None:
    with pytest.raises(UserError, match="group has no batch norm"):
        load_predictor(folded_name("group"))
