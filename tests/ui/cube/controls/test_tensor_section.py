from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from normviz.figure.state import FigureState


def test_typed_size_is_shown_and_undone_as_one_step(model, find, enter) -> None:
    enter("cube_size_n_spin", "12")
    assert model.state.shape == (12, 6, 3, 3)
    assert find("cube_tensor_summary").text() == "(12, 6, 3, 3): 648 elements"
    assert model.undo_stack.count() == 1
    assert model.undo_stack.undoText() == "Change N"
    model.undo_stack.undo()
    assert model.state.shape == (4, 6, 3, 3)
    assert find("cube_size_n_spin").value() == 4
    assert model.undo_stack.count() == 1
    model.undo_stack.redo()
    assert find("cube_size_n_spin").value() == 12


def test_bad_size_is_refused_beneath_the_control_and_the_figure_stays(model, enter, said) -> None:
    before = model.state
    for bad in ("0", "65", "-3"):
        enter("cube_size_h_spin", bad)
        assert bad in said("cube_size_h")
        assert "1 to 64" in said("cube_size_h")
        assert model.state == before
    enter("cube_size_h_spin", "5")
    assert said("cube_size_h") == ""
    assert model.state.shape == (4, 6, 5, 3)


def test_too_many_elements_are_refused_with_both_numbers(model, find, enter, said) -> None:
    enter("cube_size_c_spin", "512")
    enter("cube_size_h_spin", "64")
    enter("cube_size_w_spin", "64")
    refusal = said("cube_size_w").replace("\N{NARROW NO-BREAK SPACE}", "")
    assert (
        refusal
        == "4 × 512 × 64 × 64 is too large: 8388608. The largest number of elements is 3211264."
    )
    assert model.state.shape == (4, 512, 64, 3)
    assert find("cube_size_w_spin").value() == 64


def test_refusal_goes_when_another_size_makes_room(model, find, enter, said) -> None:
    enter("cube_size_n_spin", "99")
    enter("cube_size_c_spin", "4")
    assert said("cube_size_n") == ""
    assert find("cube_size_n_spin").value() == 4


def test_arrow_key_in_the_field_changes_the_size(model, find) -> None:
    field = find("cube_size_w_spin")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert model.state.shape == (4, 6, 3, 4)


def test_a_drag_of_the_slider_is_one_step_of_undo(model, find) -> None:
    slider = find("cube_size_n_slider")
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    control, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    start = slider.style().subControlRect(control, option, handle, slider).center()
    seen = []
    model.state_changed.connect(lambda new, _old: seen.append(new.shape[0]))
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for way in range(10, 51, 10):
        QTest.mouseMove(slider, start + QPoint(way, 0))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 0))
    assert len(seen) > 2
    assert seen == sorted(seen)
    assert model.state.shape[0] == find("cube_size_n_spin").value() == seen[-1]
    assert model.undo_stack.count() == 1


def test_typing_reaches_sizes_between_the_stops(model, enter) -> None:
    enter("cube_size_c_spin", "101")
    assert model.state.shape[1] == 101


def test_order_of_the_axes(model, find, click) -> None:
    click("cube_data_format_choice_NHWC")
    assert model.state.data_format == "NHWC"
    assert find("cube_tensor_summary").text() == "(4, 3, 3, 6): 216 elements"
    model.undo_stack.undo()
    assert find("cube_data_format_choice").current() == "NCHW"


def test_smaller_size_keeps_the_peel_inside(model, find, enter) -> None:
    model.change("Peel", peel=(3, 5, 8))
    enter("cube_size_n_spin", "2")
    assert model.state.peel == (1, 5, 8)
    model.undo_stack.undo()
    assert model.state == FigureState(peel=(3, 5, 8))
    assert find("cube_peel_n_spin").value() == 3


def test_wheel_over_a_size_without_focus_changes_nothing(model, find, wheel) -> None:
    find("cube_size_c_spin").setFocus()
    assert not wheel(find("cube_size_n_slider"))
    assert not wheel(find("cube_size_n_spin"))
    assert model.state.shape == (4, 6, 3, 3)
