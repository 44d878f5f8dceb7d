import pytest

from normviz.figure.registries import SOURCES
from normviz.figure.state import MAX_SIZES
from normviz.figure.suggestion import followed, is_followed
from tests.figure.states import figure_state

OFFER = SOURCES["digits"].suggestion


@pytest.mark.parametrize(
    ("shape", "color", "after", "colored"),
    [
        ((4, 6, 3, 3), "set", (4, 6, 14, 14), "x"),
        ((4, 6, 28, 28), "set", (4, 6, 28, 28), "x"),
        ((4, 6, 3, 28), "y", (4, 6, 14, 14), "y"),
        ((64, 512, 1, 1), "all", (32, 512, 14, 14), "x"),
    ],
)
def test_what_is_followed_holds(shape, color, after, colored) -> None:
    assert OFFER is not None
    state = figure_state(shape=shape, color=color, groups=1)
    assert not is_followed(OFFER, state)
    settings = followed(OFFER, state)
    assert (settings["shape"], settings["color"]) == (after, colored)
    assert settings["form"] == "both"
    assert is_followed(OFFER, figure_state(**{**vars(state), **settings}))


def test_a_figure_that_shows_it_already_is_left_alone() -> None:
    assert OFFER is not None
    assert is_followed(
        OFFER, figure_state(norms=(), shape=(1, 1, 14, 20), groups=1, color="y", form="tiles")
    )
    assert max(MAX_SIZES) >= OFFER.side


def test_the_note_counts_the_filtered_channels() -> None:
    note = SOURCES["digits"].note
    assert note((4, 1, 3, 3)) == ""
    assert note((4, 2, 3, 3)).startswith("Channel 2 is")
    assert "Channels 2 to {channels}" in note((4, 6, 3, 3))
    assert SOURCES["noise"].note((4, 6, 3, 3)) == ""
