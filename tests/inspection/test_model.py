from normviz.inspection.model import Weight


def test_a_weight_counts_its_numbers() -> None:
    assert [Weight(shape).size for shape in ((), (3,), (2, 3, 4), (0, 5))] == [1, 3, 24, 0]
