import re
from dataclasses import astuple

import pytest

from normviz.lessons.catalog import in_order
from normviz.lessons.lesson import Source
from normviz.lessons.sources import GROUP_NORM, keras_page, paper, torch_page

SOURCES = sorted({each for lesson in in_order() for each in lesson.sources}, key=astuple)
"""In an order that every process finds."""


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: f"{source.title}, {source.place}")
def test_a_source_has_a_place_and_an_address(source: Source) -> None:
    assert source.title
    assert source.place
    assert re.fullmatch(r"https://[a-z.]+/[\w./-]*", source.url)


def test_addresses_follow_from_names() -> None:
    assert paper(GROUP_NORM, "Section 3").url == "https://arxiv.org/abs/1803.08494"
    assert keras_page("BatchNormalization").url == (
        "https://keras.io/api/layers/normalization_layers/batch_normalization/"
    )
    assert keras_page("RMSNormalization").url.endswith("/rms_normalization/")
    assert torch_page("BatchNorm2d").url.endswith("/torch.nn.BatchNorm2d.html")
