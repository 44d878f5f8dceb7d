import numpy as np
import pytest

from normviz.figure.registries import SOURCES
from normviz.figure.tensor_source import (
    NotReadyError,
    SourceServices,
    SourceTensor,
    TensorRequest,
    TensorSource,
)


def made_source(**others: object) -> TensorSource:
    def make(request: TensorRequest) -> SourceTensor:
        return SourceTensor(np.full(request.shape, request.seed, np.float32))

    return TensorSource("made", "Made", "A source of this test.", 99, make, "&New", **others)  # type: ignore[arg-type]


def test_a_source_makes_x_of_the_shape_that_is_asked_for() -> None:
    found = made_source().make(TensorRequest((1, 2, 3, 4), 7))
    assert found.x.shape == (1, 2, 3, 4)
    assert (found.x == 7).all()
    assert found.parameters is found.epsilon is found.momentum is None


def test_a_source_says_nothing_of_its_own_unless_it_has_something() -> None:
    source = made_source()
    assert source.note((1, 2, 3, 4)) == ""
    assert source.suggestion is None
    assert not source.has_own_shape


def test_services_are_provided_by_nobody_unless_told() -> None:
    assert TensorRequest((1, 1, 1, 1), 0).services == SourceServices()
    assert SourceServices().images is None


def test_what_is_not_ready_is_an_error_of_its_value() -> None:
    with pytest.raises(ValueError, match="wait"):
        raise NotReadyError("wait a moment")


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_source_is_whole(source: TensorSource) -> None:
    assert source.title
    assert source.tip.endswith(".")
    assert source.renew
    if source.suggestion:
        assert source.suggestion.side > 1
        assert source.suggestion.text.endswith(".")
