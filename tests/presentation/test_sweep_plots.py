import numpy as np
import pytest

from normviz.presentation.sweep_plots import averaged_axes, differing_axes, error_lines, heat_map
from normviz.runs.sweeps.table import SweepRow


def row(norm: str, batch: int, mean: float | None, rate: float = 0.1) -> SweepRow:
    values = {"norm": norm, "batch_size": batch, "learning_rate": rate}
    return SweepRow(values, 2, 0, mean, 0.01, 1.0, mean)


ROWS = [row("batch", 4, 0.8), row("batch", 2, 0.1), row("group", 2, 0.9), row("group", 4, None)]


def test_axes_with_one_value_do_not_differ() -> None:
    assert differing_axes(ROWS) == ["norm", "batch_size"]
    assert differing_axes([]) == []


def test_a_line_per_norm_rises_along_the_setting() -> None:
    batch, group = error_lines(ROWS, "batch_size")
    assert batch.x.tolist() == [2, 4]
    assert batch.error == pytest.approx([0.9, 0.2])
    assert batch.sd == pytest.approx([0.01, 0.01])
    assert group.x.tolist() == [2]


def test_a_map_has_a_cell_per_pair_and_nan_where_nothing_is_known() -> None:
    found = heat_map(ROWS)
    assert found is not None
    assert (found.row_values, found.column_values) == (("batch", "group"), (4, 2))
    assert np.isnan(found.accuracy[1, 0])
    assert found.accuracy[0].tolist() == [0.8, 0.1]


def test_one_setting_alone_makes_no_map() -> None:
    assert heat_map([row("batch", 2, 0.5), row("group", 2, 0.5)]) is None


def test_a_norm_that_a_setting_does_not_reach_fills_its_row_and_has_a_level_line() -> None:
    rows = [
        SweepRow({"norm": norm, "groups": groups}, 1, 0, mean, None, 1.0, mean)
        for norm, groups, mean in [("batch", None, 0.5), ("group", 2, 0.6), ("group", 4, 0.7)]
    ]

    found = heat_map(rows)
    level, rising = error_lines(rows, "groups")

    assert found is not None
    assert found.column_values == (2, 4)
    assert found.accuracy.tolist() == [[0.5, 0.5], [0.6, 0.7]]
    assert (level.norm, level.x.tolist(), level.error.tolist()) == ("batch", [2, 4], [0.5, 0.5])
    assert rising.error == pytest.approx([0.4, 0.3])
    assert differing_axes(rows[:2]) == ["norm"]


def test_a_map_of_two_of_three_settings_names_the_third() -> None:
    rows = [row(norm, batch, 0.5, rate) for norm in "ab" for batch in (2, 4) for rate in (0.1, 1)]
    found = heat_map(rows)
    assert found is not None
    assert found.others == ("learning_rate",)


def test_no_mean_is_taken_over_a_setting_that_follows_from_another() -> None:
    rows = [row(norm, batch, 0.5, batch / 10) for norm in "ab" for batch in (2, 4)]
    assert averaged_axes(rows, ("norm", "batch_size")) == []
    assert averaged_axes(rows, ("norm",)) == ["batch_size", "learning_rate"]
    found = heat_map(rows)
    assert found is not None
    assert (found.columns, found.others) == ("batch_size", ())
