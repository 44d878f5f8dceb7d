from pathlib import Path

import pytest

from normviz.assets import resource


def test_a_resource_is_found() -> None:
    assert "<svg" in resource("icons", "cube.svg").read_text(encoding="utf-8")
    assert resource("icons").is_dir()


def test_a_missing_resource_is_told() -> None:
    with pytest.raises(FileNotFoundError, match=r"expected the resource icons/nonsense\.svg"):
        resource("icons", "nonsense.svg")


def test_a_wheel_carries_resources_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "resources" / "icons"
    inside.mkdir(parents=True)
    (inside / "only-in-the-wheel.svg").write_text("<svg/>")
    monkeypatch.setattr("normviz.assets.files", {"normviz": tmp_path}.__getitem__)
    assert resource("icons", "only-in-the-wheel.svg").read_text() == "<svg/>"
