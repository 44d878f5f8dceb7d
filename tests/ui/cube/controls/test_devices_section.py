def test_slider_stops_at_the_divisors_of_n(model, find, enter, said) -> None:
    enter("cube_size_n_spin", "6")
    enter("cube_replicas_spin", "4")
    assert said("cube_replicas") == "Choose one of 1, 2, 3, 6."
    assert model.state.replicas == 1
    enter("cube_replicas_spin", "3")
    assert model.state.replicas == 3
    assert find("cube_replicas_note").text().startswith("2 samples on each device")


def test_another_batch_keeps_as_many_replicas_as_divide_it(model, find, enter) -> None:
    enter("cube_replicas_spin", "4")
    enter("cube_size_n_spin", "6")
    assert model.state.replicas == 3
    assert find("cube_replicas_spin").value() == 3
    model.undo_stack.undo()
    assert (model.state.shape[0], model.state.replicas) == (4, 4)


def test_synchronization_heals_the_cut_and_can_be_undone(model, find, enter) -> None:
    box = find("cube_synchronized")
    assert not box.isEnabled()
    enter("cube_replicas_spin", "2")
    assert (box.isEnabled(), model.state.cuts) == (True, 2)
    box.click()
    assert (model.state.synchronized, model.state.cuts) == (True, 1)
    assert "all devices together" in find("cube_replicas_note").text()
    model.undo_stack.undo()
    assert not box.isChecked()


def test_what_is_not_changed_is_said(model, find, enter) -> None:
    enter("cube_replicas_spin", "2")
    model.change("", norms=("layer", "group"))
    assert "no change" in find("cube_replicas_note").text()
    model.change("", norms=("batch",), training=False)
    assert "moving statistics" in find("cube_replicas_note").text()
