import numpy as np
import pytest

from normviz.lessons.quiz.norm_setting import NormSetting
from normviz.lessons.quiz.tensor_changes import (
    CHANGES,
    effect,
    is_erased,
    noise_with_offsets,
    output,
    share_between,
    stateless_norms,
)

SHAPE = (3, 4, 3, 3)
ERASED = {
    "batch": {"the same number", "each channel gets", "all of x", "each channel is"},
    "instance": {
        "the same number", "each sample gets", "each channel gets", "each channel of each sample",
        "all of x", "each sample is", "each channel is",
    },
    "unit": {"all of x", "each sample is", "each pixel of each sample"},
}  # fmt: skip


@pytest.mark.parametrize("norm", ERASED)
def test_what_is_erased_is_what_the_sets_say(norm: str) -> None:
    setting = NormSetting(norm, SHAPE, 2)
    effects = {str(each.text).lower(): effect(setting, each, np.random.default_rng(1))
               for each in CHANGES}  # fmt: skip
    erased = {text for text, moved in effects.items() if is_erased(moved)}
    assert len(erased) == len(ERASED[norm])
    assert all(any(text.startswith(start) for start in ERASED[norm]) for text in erased)


def test_a_change_too_small_to_tell_is_not_judged() -> None:
    assert is_erased(0.01) is None
    assert is_erased(0.0) is True
    assert is_erased(1.0) is False


def test_layer_norm_erases_offsets_of_samples_and_batch_norm_does_not() -> None:
    x = noise_with_offsets((4, 8, 4, 4), 0, np.random.default_rng(2))
    before = share_between(x, 0)
    layer, batch = (output(NormSetting(name, x.shape, 2), x) for name in ("layer", "batch"))
    assert share_between(layer, 0) == pytest.approx(0, abs=1e-12)
    assert share_between(batch, 0) == pytest.approx(before, abs=0.1)


def test_norms_that_read_moving_statistics_are_left_out() -> None:
    assert "batch-renorm" not in stateless_norms()
    assert "batch" in stateless_norms()
