import pytest

from normviz.norms.layer import LayerCall, calls_in, expression

INNER = LayerCall("keras.layers.Dense", (4,), {"use_bias": False})


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (LayerCall("keras.layers.Identity"), "keras.layers.Identity()"),
        (INNER, "keras.layers.Dense(4, use_bias=False)"),
        (
            LayerCall("normviz.engine.layers.WeightNormalization", (INNER,)),
            "normviz.engine.layers.WeightNormalization(keras.layers.Dense(4, use_bias=False))",
        ),
        (
            LayerCall("keras.Sequential", ([INNER],)),
            "keras.Sequential([keras.layers.Dense(4, use_bias=False)])",
        ),
        (
            LayerCall("keras.layers.Conv2D", (2, (3, 3)), {"padding": "same"}),
            'keras.layers.Conv2D(2, (3, 3), padding="same")',
        ),
    ],
)
def test_a_call_as_python_writes_it(call: LayerCall, code: str) -> None:
    assert expression(call) == code


def test_the_packages_of_all_inner_calls() -> None:
    outer = LayerCall("normviz.engine.layers.WeightNormalization", (INNER,))
    assert outer.packages == {"keras", "normviz"}
    assert list(calls_in(outer)) == [outer, INNER]
