import pytest

from normviz.inspection.records import Finding, LayerRecord
from normviz.ui.inspect.words import finding_texts, layer_cells


def finding(layer: str, size: int) -> Finding:
    return Finding("r", "warning", layer, "{size} numbers.", {"size": size, "rate": 0.25}, "why")


def test_equal_findings_are_one_with_the_numbers_of_the_first(qapp: object) -> None:
    (found,) = finding_texts([finding(f"bn{at}", 25_088 + at) for at in range(6)])
    assert found.layers == "bn0, bn1, bn2, bn3 and 2 more"
    assert found.text == "25\u202f088 numbers. (numbers of bn0)"
    assert found.evidence == "size 25\u202f088, rate 0.25"


def test_what_a_file_does_not_tell_is_a_dash(qapp: object) -> None:
    layer = LayerRecord("a", "γ and β", None, None, None, None, None, None, None, None, None)
    assert layer_cells(layer) == ["a", "γ and β", *["–"] * 6]


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{value:g}", 1e-5, "1×10⁻⁵"),
        ("{value:.3g}", -0.0012345, "−0.00123"),
        ("{value:.3g}", float("nan"), "NaN"),
        ("{value:.0%}", 0.2, "20\u202f%"),
        ("{value}", 12345, "12\u202f345"),
    ],
)
def test_numbers_in_findings_are_written_as_everywhere(
    qapp: object, template: str, value: float, text: str
) -> None:
    (found,) = finding_texts([Finding("made", "info", "a", template, {"value": value})])
    assert found.text == text
