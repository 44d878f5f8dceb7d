import pytest

from normviz.recipes import RECIPES
from normviz.runs.digit_classifiers import reason_not_digits


@pytest.mark.parametrize("dataset", ["mnist", "digits", "own"])
def test_what_is_trained_on_digits_reads_them(dataset: str) -> None:
    assert reason_not_digits(RECIPES["batch-norm"], dataset) == ""
    assert reason_not_digits(RECIPES["one-layer"], dataset) == ""


def test_clothes_are_no_digits() -> None:
    assert reason_not_digits(RECIPES["relu"], "fashion-mnist") == "it was trained on fashion-mnist"


def test_a_network_for_other_images_reads_none() -> None:
    assert reason_not_digits(RECIPES["alexnet"], "cifar10-pair") == "it was trained on cifar10-pair"
    reason = reason_not_digits(RECIPES["alexnet"], "mnist")
    assert reason == "its network takes (100, 100, 3) and tells 2 classes apart"
