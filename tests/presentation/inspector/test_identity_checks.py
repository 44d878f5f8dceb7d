import pytest

from normviz.presentation.inspector.identity_checks import all_beta, bias_before, same_as
from tests.presentation.inspector.conftest import Read


def test_layer_norm_is_group_norm_with_one_group(read: Read) -> None:
    assert same_as("group", 1)(read("layer")) < 1e-5
    assert same_as("group", 2)(read("layer")) > 0.01


def test_instance_norm_is_group_norm_with_a_group_per_channel(read: Read) -> None:
    assert same_as("group", 6)(read("instance")) < 1e-5


def test_instance_norm_is_batch_norm_of_one_sample_alone(read: Read) -> None:
    one = read("instance", (0, 2, 1, 0), shape=(1, 6, 3, 3))
    assert same_as("batch")(one) < 1e-5
    assert same_as("batch")(read("instance")) > 0.01


@pytest.mark.parametrize(("norm", "same"), [("batch", True), ("instance", True), ("rms", False)])
def test_a_bias_is_taken_away_where_a_mean_per_channel_is_subtracted(
    read: Read, norm: str, same: bool
) -> None:
    assert (bias_before(read(norm)) < 1e-4) == same


@pytest.mark.parametrize("center", [True, False])
def test_y_is_beta_where_gamma_is_zero(read: Read, center: bool) -> None:
    readings = read("batch", gamma=0.0, beta=0.75, center=center)
    assert all_beta(readings) == 0
    assert all_beta(read("batch", gamma=1.0)) > 0.1
