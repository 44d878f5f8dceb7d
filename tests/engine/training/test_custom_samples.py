"""The mixture of own and other digits that a network is fine-tuned on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from normviz.datasets import load
from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.engine.training import custom_samples
from normviz.engine.training.custom_samples import mix_custom_samples, refuse_settings
from normviz.errors import UserError
from normviz.runs.initial_state import DigitMixture
from normviz.runs.spec_builder import build_spec


@pytest.fixture(autouse=True)
def _no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(custom_samples, "AN_EPOCH", 60)


def keep(folder: Path, count: int) -> OwnDigits:
    """The first of sixty drawings; every ten of them are 0 to 9."""
    drawings = [drawing for hand in HANDS for drawing in read_sample_strokes(hand)][:count]
    pages = [np.rint(from_strokes(each.strokes) * 255).astype(np.uint8) for each in drawings]
    own = OwnDigits(folder)
    own.keep(tuple(OwnDigit(page, at % 10) for at, page in enumerate(pages)))
    return own


def holds(whole: np.ndarray, page: np.ndarray) -> int:
    return int((whole == page).all((1, 2)).sum())


def test_few_own_digits_are_varied_among_as_many_others(tmp_path: Path) -> None:
    images, labels = keep(tmp_path, 7).pictures()
    found = mix_custom_samples(0, own_dir=tmp_path)
    assert found.images.dtype == found.labels.dtype == np.uint8
    assert found.images.shape == (126, 28, 28)
    np.testing.assert_array_equal(found.labels[:63], np.tile(labels, 9))
    np.testing.assert_array_equal(found.images[:7], images)
    for at in range(7):
        variants = found.images[at:63:7].astype(int)
        assert len(np.unique(variants, axis=0)) == 9
        far = np.abs(variants - images[at]).mean((1, 2))
        others = np.abs(np.delete(images, at, 0).astype(int) - images[at]).mean((1, 2))
        assert far.mean() < others.min()  # still the same drawing
    base = load("digits")
    assert all(holds(base.train_images, page) for page in found.images[63:])
    assert not any(holds(base.test_images, page) for page in found.images[63:])


def test_too_few_to_set_some_aside_are_not_validated_on_and_that_is_told(tmp_path: Path) -> None:
    images, _ = keep(tmp_path, 7).pictures()
    found = mix_custom_samples(0, own_dir=tmp_path)
    base = load("digits")
    np.testing.assert_array_equal(found.validation_images, base.test_images)
    np.testing.assert_array_equal(found.validation_labels, base.test_labels)
    assert not any(holds(found.validation_images, page) for page in images)
    assert not any(holds(found.images, page) for page in found.validation_images[:50])
    assert found.title == (
        "own digits (7, each in 9 variants) and 63 of handwritten digits of scikit-learn (8×8, "
        f"enlarged); validated on {len(base.test_labels)} test digits of handwritten digits of "
        "scikit-learn (8×8, enlarged) and no own ones, too few to set some aside"
    )


@pytest.mark.parametrize("count", [20, 23, 60])
def test_a_fifth_of_enough_own_digits_is_never_trained_on(tmp_path: Path, count: int) -> None:
    images, labels = keep(tmp_path, count).pictures()
    found = mix_custom_samples(0, own_dir=tmp_path)
    held = len(found.validation_labels)
    assert abs(held - count / 5) <= 1
    trained = found.labels[: len(found.labels) // 2]
    assert set(trained) == set(labels)
    assert np.bincount(found.validation_labels, minlength=10).max() <= -(-held // 10)
    assert not any(holds(found.images, page) for page in found.validation_images)
    assert all(holds(images, page) for page in found.validation_images)
    assert f"own digits ({count - held}" in found.title
    assert f"validated on {held} other own digits" in found.title


def test_the_only_digit_of_its_label_is_trained_on(tmp_path: Path) -> None:
    own = keep(tmp_path, 21)
    own.keep(tuple(replace(each, label=min(at, 1)) for at, each in enumerate(own.all())))
    for seed in range(5):
        found = mix_custom_samples(seed, own_dir=tmp_path)
        assert 0 in found.labels[: len(found.labels) // 2]
        assert set(found.validation_labels) == {1}


def test_equal_seeds_give_equal_mixtures(tmp_path: Path) -> None:
    keep(tmp_path, 25)

    def same(one: DigitMixture, other: DigitMixture) -> bool:
        return np.array_equal(one.images, other.images)

    first = mix_custom_samples(1, own_dir=tmp_path)
    assert same(first, mix_custom_samples(1, own_dir=tmp_path))
    assert not same(first, mix_custom_samples(2, own_dir=tmp_path))


def test_more_own_digits_than_others_are_still_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = load("digits")
    few = replace(base, train_images=base.train_images[:5], train_labels=base.train_labels[:5])
    monkeypatch.setattr(custom_samples.datasets, "load_or_bundled", lambda *_: few)
    keep(tmp_path, 60)
    found = mix_custom_samples(0, own_dir=tmp_path)
    assert len(found.images) == 2 * 2 * 48
    assert np.bincount(found.labels[96:]).sum() == 96


def test_mnist_is_taken_where_it_is(tmp_path: Path, data_dir: Path) -> None:
    keep(tmp_path, 10)
    found = mix_custom_samples(0, data_dir, tmp_path)
    assert "and 60 of MNIST; validated" in found.title
    real = load("mnist", data_dir)
    assert holds(real.train_images, found.images[-1])


def test_no_own_digits_and_damaged_ones_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"found none: draw some, and save each with its label"):
        mix_custom_samples(0, own_dir=tmp_path)
    (tmp_path / "digits.npz").write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(UserError, match="is cut or damaged"):
        mix_custom_samples(0, own_dir=tmp_path)


def test_settings_that_divide_otherwise_are_refused() -> None:
    refuse_settings(build_spec("one-layer").settings)
    refuse_settings(build_spec("one-layer", settings={"validate_on": "none"}).settings)
    for changes in ({"train_on": "test"}, {"validate_on": "held-out", "held_out": 0.5}):
        with pytest.raises(UserError, match="own digits are divided by themselves"):
            refuse_settings(build_spec("one-layer", settings=changes).settings)
