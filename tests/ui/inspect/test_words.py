from dataclasses import replace

import pytest

from normviz.inspection.records import Finding, Inspection, LayerRecord
from normviz.presentation.inspected_tensor import InspectedTensor, inspected_tensor
from normviz.ui.inspect.words import (
    cube_tip,
    finding_texts,
    layer_cells,
    opened_text,
    unknown_text,
)


def finding(layer: str, size: int) -> Finding:
    return Finding("r", "warning", layer, "{size} numbers.", {"size": size, "rate": 0.25}, "why")


def test_equal_findings_are_one_with_the_numbers_of_the_first(qapp: object) -> None:
    (found,) = finding_texts([finding(f"bn{at}", 25_088 + at) for at in range(6)])
    assert found.layers == "bn0, bn1, bn2, bn3 and 2 more"
    assert found.text == "25\u202f088 numbers. (numbers of bn0)"


def test_what_a_file_does_not_tell_is_a_dash(qapp: object) -> None:
    layer = LayerRecord("a", "γ and β", None, None, None, None, None, None, None, None, None)
    assert layer_cells(layer) == ["a", "γ and β", *["–"] * 6]


LAYER = LayerRecord(
    "a", "", "batch", None, (8, 5, 7, 3), None, None, None, None, None, None, channel_axis=3
)
KERNEL = LayerRecord(
    "a", "", "weight", None, None, None, None, None, None, None, None, kernel=(3, 3, 5, 512),
    kernel_axis=3,
)  # fmt: skip


@pytest.mark.parametrize(
    ("layer", "tip", "told"),
    [
        (LAYER, "noise of its real shape", "x is noise of the layer's shape, N × C × H × W: 8 × 3"),
        (replace(LAYER, shape=(None, 5, 7, 3)), "real shape", "gives N × C × H × W as – × 3 × 5"),
        (replace(LAYER, shape=(80, 5, 7, 3)), "real shape", "the Cube shows at most 64 × 3 × 5"),
        (KERNEL, "sizes of its kernel", "The kernel's Cₒ × Cᵢ × kh × kw is 512 × 5 × 3 × 3;"),
        (
            replace(KERNEL, kernel=(5, 7), kernel_axis=1),
            "sizes of its kernel",
            "kh × kw: 7 × 5 × 1 × 1.",
        ),
        (replace(LAYER, norm=None), "does not say which norm", None),
        (replace(LAYER, shape=None), "give an input shape", None),
        (replace(KERNEL, kernel=None), "does not hold the kernel", None),
    ],
)
def test_what_the_cube_shows_of_a_layer_or_why_it_does_not(
    qapp: object, layer: LayerRecord, tip: str, told: str | None
) -> None:
    shown = inspected_tensor(layer)
    assert tip in cube_tip(shown)
    if not isinstance(shown, InspectedTensor):
        assert told is None
    else:
        assert str(told) in opened_text(shown)


@pytest.mark.parametrize(
    ("form", "said"), [("keras", "input shape above"), ("safetensors", "weights only")]
)
def test_sizes_are_asked_for_where_they_help(qapp: object, form: str, said: str) -> None:
    assert said in unknown_text(Inspection("f", form, "Keras", (), ()))


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
