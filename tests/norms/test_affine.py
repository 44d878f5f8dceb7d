import pytest

from normviz.norms import NormSpec
from normviz.norms.affine import affine_arguments, start_of, torch_affine, torch_parameter
from normviz.norms.layer import LayerCall


def test_only_what_differs_from_the_defaults_of_keras_is_written() -> None:
    assert affine_arguments(NormSpec("batch")) == {"epsilon": 1e-3}
    spec = NormSpec(
        "batch",
        center=False,
        gamma_initializer=0.5,
        beta_initializer="ones",
        gamma_regularizer="l1_l2",
        regularizer_factor=0.1,
        gamma_constraint="non_neg",
    )
    assert affine_arguments(spec) == {
        "epsilon": 1e-3,
        "center": False,
        "gamma_initializer": LayerCall("keras.initializers.Constant", (0.5,)),
        "gamma_regularizer": LayerCall("keras.regularizers.L1L2", (0.1, 0.1)),
        "gamma_constraint": "non_neg",
    }


@pytest.mark.parametrize(
    ("start", "number"), [("ones", 1.0), ("zeros", 0.0), (0.25, 0.25), ("random_normal", 1.0)]
)
def test_the_number_that_gamma_starts_at(start: str | float, number: float) -> None:
    assert start_of(NormSpec("batch", gamma_initializer=start), "gamma") == number


def test_pytorch_freezes_what_is_not_learned_and_sets_what_is() -> None:
    spec = NormSpec("group", center=False, gamma_initializer=2.0)
    assert torch_affine(spec, "torch.nn.GroupNorm(2, 4").splitlines() == [
        "norm = torch.nn.GroupNorm(2, 4)",
        "torch.nn.init.constant_(norm.weight, 2.0)",
        "norm.bias.requires_grad_(False)",
    ]


def test_a_parameter_starts_at_one_number_or_at_one_per_channel() -> None:
    one = "torch.nn.Parameter(torch.full((channels,), 1.5))"
    assert torch_parameter(1.5, "(channels,)") == one
    each = "torch.nn.Parameter(torch.tensor([1.0, 2.0]).reshape(channels, 1, 1))"
    found = torch_parameter((1.0, 2.0), "(channels, 1, 1)", ".reshape(channels, 1, 1)")
    assert found == each
