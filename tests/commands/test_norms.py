import json

import pytest

from normviz import cli, norms


@pytest.fixture
def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    assert cli.main(["norms", "--json"]) == 0
    return {norm["name"]: norm for norm in json.loads(capsys.readouterr().out)}


def test_the_whole_catalogue_is_listed(listed: dict[str, dict[str, object]]) -> None:
    assert list(listed) == list(norms.CATALOG)
    for norm in listed.values():
        assert norm["title"]
        assert norm["keras"]
        assert norm["torch"]
        assert isinstance(norm["learned"], list)


@pytest.mark.parametrize(
    ("name", "axes"),
    [
        ("batch", ["N", "H", "W"]),
        ("layer", ["C", "H", "W"]),
        ("layer-keras", ["C"]),
        ("instance", ["H", "W"]),
        ("group", ["C/G", "H", "W"]),
        ("weight", ["C_in", "kh", "kw"]),
        ("none", []),
    ],
)
def test_reduced_axes(listed: dict[str, dict[str, object]], name: str, axes: list[str]) -> None:
    assert listed[name]["reduced_axes"] == axes


def test_group_norm_is_written_with_its_usual_groups(
    listed: dict[str, dict[str, object]],
) -> None:
    assert "groups=32" in str(listed["group"]["keras"])
    assert listed["group"]["url"] == "https://arxiv.org/abs/1803.08494"
    assert "Wu" in str(listed["group"]["paper"])
    assert listed["none"]["paper"] is None


def test_people_get_readable_blocks(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["norms"]) == 0
    text = capsys.readouterr().out
    for name, norm in norms.CATALOG.items():
        assert f"{name}: {norm.title}" in text
    assert "keras.layers.BatchNormalization(" in text
    assert max(len(line) for line in text.splitlines()) <= 80
