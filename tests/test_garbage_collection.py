import gc
import threading

import pytest

from normviz.garbage_collection import (
    exempt_from_collection,
    make_objects_old,
    no_collection,
)


@pytest.mark.parametrize("enabled", [True, False])
def test_collection_is_as_it_was_afterwards(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(gc, "isenabled", lambda: enabled)
    monkeypatch.setattr(gc, "disable", lambda: asked.append("disable"))
    monkeypatch.setattr(gc, "enable", lambda: asked.append("enable"))
    with pytest.raises(KeyError):
        fail_within()
    assert asked == ["disable", "enable"][: 1 + enabled]


def fail_within() -> None:
    with no_collection():
        raise KeyError


def test_another_thread_leaves_the_collector_as_it_is() -> None:
    seen: list[bool] = []

    def work() -> None:
        with no_collection():
            seen.append(gc.isenabled())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [gc.isenabled()]


def test_what_is_exempt_stays_so() -> None:
    exempt_from_collection()
    kept = gc.get_freeze_count()
    make_objects_old()
    assert gc.get_freeze_count() == pytest.approx(kept, rel=0.01)
    assert kept > 1000


def test_objects_become_old_without_being_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normviz.garbage_collection._Exemption.exists", False)
    asked: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: asked.append("freeze"))
    monkeypatch.setattr(gc, "unfreeze", lambda: asked.append("unfreeze"))
    make_objects_old()
    assert asked == ["freeze", "unfreeze"]
