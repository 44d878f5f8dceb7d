import csv
import io

from normviz.runs.events import Epoch
from normviz.runs.sweeps.csv_files import epochs_csv, runs_csv
from normviz.runs.sweeps.plan import make_plan
from tests.runs.sweeps.plans import run_of, small_plan

PLAN = small_plan()
RUNS = {PLAN.keys[0]: run_of(PLAN.specs[0], 0.75)}


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_every_combination_has_a_row_trained_or_not() -> None:
    rows = read(runs_csv(PLAN, RUNS))
    assert len(rows) == 8
    assert (rows[0]["run"], rows[0]["norm"], rows[0]["batch_size"], rows[0]["seed"]) == (
        "a", "none", "8", "0",
    )  # fmt: skip
    assert rows[0]["val_accuracy"] == "0.75"
    assert (rows[7]["run"], rows[7]["val_accuracy"]) == ("", "")


def test_every_epoch_has_a_row() -> None:
    epochs = [Epoch(at, at, 0.5, 0.8, 0.4, 0.7 + at / 10, 1.0, 2.0, 0.1) for at in (1, 2)]
    rows = read(epochs_csv(PLAN, RUNS, {"a": epochs}.__getitem__))
    assert [(row["epoch"], row["norm"]) for row in rows] == [("1", "none"), ("2", "none")]


def test_no_two_columns_have_one_name() -> None:
    """The rate of an epoch is another one than the rate that a sweep begins with."""
    axes = {"norm": ("batch",), "learning_rate": (0.5, 0.1), "seed": (0,)}
    plan, _ = make_plan("deep-sigmoid", axes, {"dataset": "digits"})
    runs = {plan.keys[0]: run_of(plan.specs[0], 0.75)}
    epoch = Epoch(1, 1, 0.5, 0.8, 0.4, 0.7, 1.0, 2.0, 0.25)
    for data in (
        runs_csv(plan, runs),
        epochs_csv(plan, runs, {"a": [epoch]}.__getitem__),
    ):
        head = data.decode().splitlines()[0].split(",")
        assert len(set(head)) == len(head)
    (row,) = read(epochs_csv(plan, runs, {"a": [epoch]}.__getitem__))
    assert (row["initial_learning_rate"], row["learning_rate"]) == ("0.5", "0.25")
    assert read(runs_csv(plan, runs))[0]["learning_rate"] == "0.5"
