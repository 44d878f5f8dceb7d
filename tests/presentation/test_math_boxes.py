from normviz.presentation.math_boxes import (
    Bar,
    Fraction,
    Root,
    Script,
    Text,
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
    square = Script(variable("x"), above=Text("2", spoken="²"))
    assert plain(square) == "x²"
    assert plain(Bar(square)) == "mean(x²)"
    assert plain(Script(variable("μ"), below=Text("mov", spoken="_moving"))) == "μ_moving"
