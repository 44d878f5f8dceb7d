from normviz.ports.sweeps import RunEnded


def test_a_run_that_ended_is_told_with_its_problem_where_it_has_one() -> None:
    good = RunEnded("sweep-a", "run-a", "finished", 0.5)
    assert good.to_json() == {
        "event": "run",
        "sweep": "sweep-a",
        "run": "run-a",
        "state": "finished",
        "val_accuracy": 0.5,
    }
    assert RunEnded("sweep-a", "", "failed", None, "no data").to_json()["problem"] == "no data"
