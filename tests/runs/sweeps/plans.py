"""Small sweeps for tests."""

from typing import Any

from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import SweepPlan, make_plan


def small_plan() -> SweepPlan:
    """Two norms, two batch sizes and two seeds of a small network."""
    axes = {"norm": ("none", "batch"), "batch_size": (8, 16), "seed": (0, 1)}
    given = {"preset": "quick", "dataset": "digits", "settings": {"epochs": 1}}
    return make_plan("deep-sigmoid", axes, given)[0]


def run_of(spec: RunSpec, accuracy: float | None, **fields: Any) -> Run:
    """A finished run of ``spec``."""
    values = {
        "id": "a", "name": "a", "state": "finished", "reason": "", "steps_per_epoch": 1,
        "created": 0.0, "started": 0.0, "ended": 1.0, "epochs_done": 1, "seconds": 1.0,
        "ms_per_step": 2.0, "loss": 0.1, "accuracy": 0.9, "val_loss": 0.1,
        "val_accuracy": accuracy, "best_val_accuracy": accuracy, "deleted": None,
    }  # fmt: skip
    return Run(spec=spec, **values | fields)  # type: ignore[arg-type]  # all by their names
