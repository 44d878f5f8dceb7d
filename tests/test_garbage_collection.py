import gc
import threading

import pytest

from normviz.garbage_collection import no_collection


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
