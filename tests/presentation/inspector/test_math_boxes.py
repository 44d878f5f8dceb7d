from normviz.presentation.inspector.math_boxes import (
    Fraction,
    MathText,
    Overline,
    Root,
    Script,
    operator,
    plain,
    row,
    variable,
)


def test_a_sum_under_a_fraction_is_grouped():
    top = row(variable("x"), operator("−"), variable("μ"))
    assert plain(Fraction(top, Root(row(variable("σ"), operator("+"), variable("ε"))))) == (
        "(x − μ)/√(σ + ε)"
    )


def test_scripts_and_means_are_spoken():
    square = Script(variable("x"), above=MathText("2", spoken="²"))
    assert plain(square) == "x²"
    assert plain(Overline(square)) == "mean(x²)"
    assert plain(Script(variable("μ"), below=MathText("mov", spoken="_moving"))) == "μ_moving"
