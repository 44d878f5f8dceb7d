from typing import Any

import pytest

from normviz.norms.arguments import spec_and_parameters, spec_of_line
from normviz.norms.parameters import NormParameters
from normviz.norms.spec import NormSpec


def test_arguments_become_settings_and_parameters() -> None:
    spec, parameters = spec_and_parameters(
        "group", 3, {"epsilon": 0.5, "training": False, "gamma": 2.0, "tau": -1.0}
    )
    assert spec == NormSpec("group", groups=3, epsilon=0.5, training=False)
    assert parameters == NormParameters(gamma=2.0, tau=-1.0)


def test_what_is_left_out_is_as_keras_has_it() -> None:
    assert spec_and_parameters("batch", None, {}) == (NormSpec("batch"), NormParameters())


def test_a_line_is_that_of_its_spec() -> None:
    found = spec_of_line("group", 6, None, {"scale": False, "momentum": 0.9})
    assert found == NormSpec("group", groups=2, scale=False, momentum=0.9, data_init=False)


@pytest.mark.parametrize("make", [spec_and_parameters, spec_of_line])
def test_an_unknown_argument_is_refused_like_pythons_own(make: Any) -> None:
    arguments = ("batch", None) if make is spec_and_parameters else ("batch", 6, None)
    with pytest.raises(TypeError, match=r"unexpected .*argument 'gama'"):
        make(*arguments, {"gama": 2.0})


@pytest.mark.parametrize("groups", [1.5, "2"])
def test_groups_are_whole(groups: Any) -> None:
    with pytest.raises(ValueError, match="expected groups as an integer"):
        spec_and_parameters("group", groups, {})
