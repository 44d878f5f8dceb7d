from normviz.ui.draw.settings.run_description import own_title, run_line, run_tip


def test_the_line_says_norm_accuracy_and_recipe(run_info) -> None:
    run = run_info("a", norm="group").run
    assert run_line(run).startswith("Group Norm, 0.9912, Convolutional")
    untested = run_info("a", norm="none", val_accuracy=None).run
    assert run_line(untested).startswith("No norm, Convolutional")


def test_a_run_that_is_trained_now_says_how_far_it_is(run_info) -> None:
    run = run_info("a", state="running", epochs_done=3).run
    assert run_line(run) == "Training, epochs: 3 of 10, Batch Norm"


def test_the_tip_says_all(run_info) -> None:
    lines = run_tip(run_info("a", "Mine").run).split("\n")
    assert lines[0] == "Mine"
    assert lines[3:] == [
        "Data: MNIST", "Epochs: 10 of 10, finished", "Validation accuracy: 0.9912",
    ]  # fmt: skip


def test_what_goes_on_gets_a_name_of_its_own() -> None:
    assert own_title("Batch Norm", ["Batch Norm"]) == "Batch Norm, own digits"
    taken = ["Batch Norm", "Batch Norm, own digits"]
    assert own_title("Batch Norm", taken) == "Batch Norm, own digits 2"
    assert own_title("Batch Norm, own digits", taken) == "Batch Norm, own digits 2"
    taken.append("Batch Norm, own digits 2")
    assert own_title("Batch Norm, own digits 2", taken) == "Batch Norm, own digits 3"
