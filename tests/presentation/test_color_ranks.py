from normviz.presentation.color_ranks import MOST_KEPT, ColorRanks


def test_each_run_has_a_colour_of_its_own() -> None:
    ranks = ColorRanks(8)
    assert ranks.hand_out(["a", "b", "c"]) == {"a": 0, "b": 1, "c": 2}
    assert ranks.of("b") == 1
    ranks.hand_out(["b"])
    assert ranks.of("a") is None


def test_a_run_has_its_colour_again_when_it_comes_back() -> None:
    ranks = ColorRanks(8)
    ranks.hand_out(["a", "b", "c"])
    ranks.hand_out(["c", "d"])
    assert ranks.hand_out(["d", "b", "a"]) == {"d": 3, "b": 1, "a": 0}


def test_the_one_that_is_shown_keeps_a_colour_that_two_have() -> None:
    ranks = ColorRanks(2)
    ranks.hand_out(["a", "b"])
    ranks.hand_out(["c"])
    assert ranks.hand_out(["c", "a"]) == {"c": 0, "a": 1}
    assert ranks.hand_out(["a"]) == {"a": 1}  # it does not change while it is looked at
    ranks.hand_out([])
    assert ranks.hand_out(["a"]) == {"a": 0}


def test_more_runs_than_colours_have_ranks_beyond() -> None:
    ranks = ColorRanks(2)
    assert sorted(ranks.hand_out(["a", "b", "c", "d"]).values()) == [0, 1, 2, 3]


def test_colours_outlive_the_session() -> None:
    before, after = ColorRanks(8), ColorRanks(8)
    before.hand_out(["a", "b", "c"])
    after.hand_out(["c"])
    after.restore(before.kept())
    assert after.hand_out(["c", "b"]) == {"c": 2, "b": 1}


def test_nonsense_is_left_out_and_the_memory_is_bounded() -> None:
    ranks = ColorRanks(8)
    ranks.restore({"a": "red", "b": -1, "c": True, "d": 1e9, "e": 5})
    assert ranks.kept() == {"e": 5}
    ranks.hand_out([f"run{number}" for number in range(MOST_KEPT + 50)])
    assert len(ranks.kept()) == MOST_KEPT


def test_joined_runs_are_seen_in_one_colour() -> None:
    ranks = ColorRanks(8)
    ranks.hand_out(["a", "b"])
    ranks.join([["a", "b"]])
    assert ranks.of("b") == 0


class Counted(str):
    """An id that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_thousands_of_runs_are_looked_at_a_few_times_each() -> None:
    ranks, count = ColorRanks(8), 400
    ranks.hand_out([Counted(f"run{number}") for number in range(count)])
    Counted.compared = 0
    given = ranks.hand_out([Counted(f"run{number}") for number in range(count)])
    assert list(given.values()) == list(range(count))
    assert Counted.compared < 10 * count
