from dataclasses import replace

from normviz.norms import CATALOG
from normviz.recipes import find, norm_spec
from normviz.recipes.options import OPTIONS
from normviz.recipes.unused_settings import has_output_norm, unused_options, unused_settings


def test_a_norm_uses_the_settings_that_its_entry_names() -> None:
    for name, norm in CATALOG.items():
        penalized = {"gamma_regularizer": "l2"} if "scale" in norm.settings else {}
        used = set(OPTIONS) - set(unused_options(norm_spec(name, penalized)))
        assert used == norm.settings - {"training"}


def test_settings_of_a_weight_that_is_not_learned_are_unused() -> None:
    unused = unused_options(norm_spec("batch", {"scale": False, "gamma_regularizer": "l1"}))
    assert {"gamma_initializer", "gamma_constraint", "gamma_regularizer"} <= set(unused)
    assert "regularizer_factor" in unused
    assert "beta_initializer" not in unused


def test_momentum_is_read_by_sgd_alone() -> None:
    settings = replace(find("bn-mlp").settings(), validate_on="held-out")
    assert unused_settings(settings) == ()
    assert unused_settings(replace(settings, momentum=0.0)) == ("nesterov",)
    assert unused_settings(replace(settings, optimizer="adam")) == ("momentum", "nesterov")


def test_sizes_are_read_where_something_is_validated() -> None:
    settings = find("bn-mlp").settings()
    assert unused_settings(replace(settings, validate_on="test")) == ("held_out",)
    unused = unused_settings(replace(settings, validate_on="none"))
    assert unused == ("held_out", "validation_size")


def test_only_batch_norm_stands_before_the_output() -> None:
    assert has_output_norm(find("bn-mlp"), "batch")
    assert not has_output_norm(find("bn-mlp"), "layer")
    assert not has_output_norm(find("relu"), "batch")
