from normviz.figure.export import line_widths


def test_a_small_cell_has_a_thin_line_and_a_pinned_one_a_thicker() -> None:
    small = line_widths.element_width(4.0, pinned=False)
    large = line_widths.element_width(40.0, pinned=False)
    assert small < large < line_widths.element_width(40.0, pinned=True)
