import ast
import math
import operator

import numpy as np
import pytest

from normviz import norms
from normviz.presentation.inspector.formula_builder import derive
from normviz.presentation.inspector.math_boxes import plain
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.model import CubeModel
from tests.figure.states import figure_state

OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def calculate(node):
    """The value of an arithmetic expression with sqrt and max."""
    match node:
        case ast.Expression(body=body):
            return calculate(body)
        case ast.Constant(value=value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -calculate(operand)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](calculate(left), calculate(right))
        case ast.Call(func=ast.Name(id=name), args=args):
            return {"sqrt": math.sqrt, "max": max, "tanh": math.tanh}[name](*map(calculate, args))
    raise AssertionError(ast.dump(node))


def value_of(text):
    text = text.replace("√", "sqrt").replace("·", "*").replace("−", "-").replace("×10", "e")
    text = text.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return calculate(ast.parse(text.strip(), mode="eval"))


def readings_of(name, **settings):
    model = CubeModel(figure_state(norms=(name,), **settings))
    model.hover((1, 2, 1, 1))
    return Readings(model)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_the_numbers_written_give_the_result(qapp, name, training):
    readings = readings_of(name, gamma=1.5, beta=-0.5, epsilon=0.01, training=training)
    lines = [plain(line) for line in derive(readings).lines]
    y = readings.element.y
    for line in lines[1:]:
        assert value_of(line) == pytest.approx(y, rel=2e-3, abs=2e-3)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("batch", "y = γ · (x − μ)/√(σ² + ε) + β"),
        ("batch-renorm", "y = γ · r · (x − μ)/√(σ² + ε) + γ · d + β"),
        ("dyt", "y = γ · tanh(α · x) + β"),
        ("rms", "y = γ · x/√(mean(x²) + ε)"),
        ("frn", "y = γ · x/√(mean(x²) + ε) + β"),
        ("unit", "y = x/max(‖x‖, ε)"),
        ("weight", "w = g · v/‖v‖"),
        ("spectral", "w = v/σ₁"),
        ("none", "y = x"),
    ],
)
def test_the_formula_in_letters(qapp, name, letters):
    derivation = derive(readings_of(name))
    assert f"{plain(derivation.left)} = {plain(derivation.lines[0])}" == letters


def test_what_is_switched_off_is_not_written(qapp):
    derivation = derive(readings_of("group", center=False, scale=False))
    assert plain(derivation.lines[0]) == "(x − μ)/√(σ² + ε)"


def test_inference_says_that_the_statistics_are_moving(qapp):
    text = plain(derive(readings_of("batch", training=False)).lines[0])
    assert "μ_moving" in text


def test_the_length_of_a_tiny_set_is_written_though_epsilon_takes_its_place(qapp):
    readings = readings_of("unit", epsilon=100.0)
    line = plain(derive(readings).lines[1])
    length = math.sqrt(float((readings.element.before.astype(float) ** 2).sum()))
    assert f"max({length:.3f}, 100)" in line


@pytest.mark.parametrize("name", ["unit", "weight", "spectral"])
def test_where_epsilon_bounds_the_divisor_the_numbers_still_give_the_result(qapp, name):
    readings = readings_of(name, epsilon=1000.0)
    letters, numbers, _ = [plain(line) for line in derive(readings).lines]
    assert "max(" in letters
    assert value_of(numbers) == pytest.approx(readings.element.y, rel=2e-3)


def test_the_largest_singular_value_is_written_and_not_the_length(qapp):
    readings = readings_of("spectral", epsilon=1000.0)
    matrix = readings.model.x.reshape(readings.state.shape[0], -1)
    sigma = float(np.linalg.norm(matrix.astype(float), 2))
    assert f"max({sigma:.3f}, 1000)" in plain(derive(readings).lines[1])
