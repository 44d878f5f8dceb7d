from dataclasses import dataclass
from pathlib import Path

import pytest

from normviz.norms.catalog import CATALOG
from normviz.registry import Registry


@dataclass(frozen=True)
class Thing:
    name: str
    order: int


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry[Thing]:
    """Of a package with two modules, whose entries are not in the order of their names."""
    package = tmp_path / "things_of_this_test"
    package.mkdir()
    (package / "__init__.py").touch()
    for module, order in (("first", 20), ("second", 10)):
        (package / f"{module}.py").write_text(
            "from types import SimpleNamespace\n"
            f"THING = SimpleNamespace(name={module!r}, order={order})\n"
        )
    monkeypatch.syspath_prepend(str(tmp_path))
    return Registry("things_of_this_test", "THING")


def test_every_module_is_an_entry_in_the_order_it_says(registry: Registry[Thing]) -> None:
    assert list(registry) == ["second", "first"]
    assert len(registry) == 2
    assert registry["first"].order == 20
    with pytest.raises(KeyError):
        registry["third"]


def test_nothing_is_imported_before_somebody_asks() -> None:
    missing: Registry[Thing] = Registry("no_such_package_at_all", "THING")
    with pytest.raises(ModuleNotFoundError):
        len(missing)


def test_an_entry_can_be_added_for_a_while(registry: Registry[Thing]) -> None:
    with registry.added(Thing("third", 15)):
        assert list(registry) == ["second", "third", "first"]
    assert list(registry) == ["second", "first"]


def test_an_added_entry_goes_after_an_error_too(registry: Registry[Thing]) -> None:
    def fail() -> None:
        raise RuntimeError("in its middle")

    with pytest.raises(RuntimeError, match="in its middle"), registry.added(Thing("third", 15)):
        fail()
    assert "third" not in registry


def test_a_name_is_given_once() -> None:
    with (
        pytest.raises(ValueError, match="expected a new name, received 'batch'"),
        CATALOG.added(CATALOG["batch"]),
    ):
        pass
