import pytest
from PySide6.QtGui import QFont

from normviz.presentation.inspector.math_boxes import (
    Fraction,
    MathRow,
    MathText,
    Root,
    Script,
    Space,
    row,
)
from normviz.ui.cube.inspector.formula.typesetter import FormulaLine, TextRun, Typesetter


@pytest.fixture
def setter(qapp):
    return Typesetter(QFont("sans", 12))


def test_a_row_is_as_wide_as_its_parts(setter):
    parts = MathText("x"), Space(1.0), MathText("y")
    total = sum(setter.place(part).width for part in parts)
    assert setter.place(row(*parts)).width == pytest.approx(total)


def test_the_bar_lies_between_numerator_and_denominator(setter):
    placed = setter.place(Fraction(MathText("1"), MathText("22")))
    (bar,) = placed.marks
    assert isinstance(bar, FormulaLine)
    (_, up, top), (_, down, bottom) = placed.parts
    assert up + top.descent < bar.points[0][1] < down - bottom.ascent
    centers = [x + part.width / 2 for x, _, part in placed.parts]
    assert centers == pytest.approx([placed.width / 2] * 2)


def test_a_root_covers_its_body(setter):
    body = setter.place(MathText("x + 1"))
    placed = setter.place(Root(MathText("x + 1")))
    (sign,) = placed.marks
    (shift, _, _) = placed.parts[0]
    assert placed.ascent > body.ascent
    assert sign.points[-1][0] >= shift + body.width
    assert sign.points[-1][1] < -body.ascent


def test_scripts_are_smaller_and_off_the_baseline(setter):
    placed = setter.place(Script(MathText("σ"), below=MathText("a"), above=MathText("2")))
    (_, _, base), (_, up, above), (_, down, below) = placed.parts
    assert up < 0 < down
    assert above.ascent < base.ascent
    assert below.ascent < base.ascent


def test_an_empty_row_takes_no_room(setter):
    placed = setter.place(MathRow(()))
    assert (placed.width, placed.ascent, placed.descent) == (0.0, 0.0, 0.0)


def test_a_result_is_bold(setter):
    (run,) = setter.place(MathText("1", "result")).marks
    assert isinstance(run, TextRun)
    assert run.face.font.bold()
