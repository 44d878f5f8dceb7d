from dataclasses import replace

import numpy as np
import pytest

from normviz.engine.training.samples import load_samples
from normviz.errors import UserError
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec


def digits(**settings: object) -> RunSpec:
    return build_spec("one-layer", dataset="digits", settings=settings)


def test_the_bundled_digits_are_named() -> None:
    samples = load_samples(digits(train_size=100, validation_size=50))
    assert "scikit-learn" in samples.title
    assert samples.x.shape == (100, 28, 28)
    assert samples.x.dtype == np.uint8
    assert samples.y.shape == (100, 10)
    assert samples.validation is not None
    assert [len(part) for part in samples.validation] == [50, 50]
    assert samples.steps(32) == 4


def test_a_part_is_chosen_by_the_seed() -> None:
    first = load_samples(digits(train_size=100))
    again = load_samples(digits(train_size=100))
    other = load_samples(replace(digits(train_size=100), seed=1))
    np.testing.assert_array_equal(first.x, again.x)
    assert not np.array_equal(first.x, other.x)
    assert len(load_samples(digits(train_size=10**9)).x) > 1000


def test_held_out_samples_are_not_trained_on() -> None:
    whole = load_samples(digits(validate_on="none"))
    assert whole.validation is None
    parted = load_samples(digits(validate_on="held-out", held_out=0.25))
    assert parted.validation is not None
    joined = np.concatenate([parted.x, parted.validation[0]])
    np.testing.assert_array_equal(joined, whole.x)
    assert len(parted.x) == len(whole.x) - round(len(whole.x) * 0.25)


def test_the_faithful_preset_trains_on_the_test_part() -> None:
    spec = build_spec("tutorial-norms", preset="faithful", dataset="digits")
    proper = build_spec("tutorial-norms", preset="proper", dataset="digits")
    faithful, usual = load_samples(spec), load_samples(proper)
    assert usual.validation is not None
    np.testing.assert_array_equal(faithful.x, usual.validation[0])
    assert faithful.validation is None
    assert faithful.y.shape == (len(faithful.x),)


def test_made_classes_are_the_same_for_every_seed() -> None:
    spec = build_spec("bn-mlp")
    samples, other = load_samples(spec), load_samples(replace(spec, seed=5))
    np.testing.assert_array_equal(samples.x, other.x)
    assert samples.x.shape[1:] == (14,)
    assert samples.y.shape[1:] == (2,)


def test_missing_data_are_a_clear_sentence(tmp_path: object, monkeypatch: object) -> None:
    with pytest.raises(UserError, match="expected MNIST in"):
        load_samples(build_spec("one-layer"), data_dir=tmp_path)  # type: ignore[arg-type]


def test_all_devices_have_equally_many_samples() -> None:
    samples = load_samples(replace(digits(train_size=101), devices=3))
    assert len(samples.x) == len(samples.y) == 99
    np.testing.assert_array_equal(samples.x, load_samples(digits(train_size=101)).x[:99])
