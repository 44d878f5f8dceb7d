import os

import pytest

from normviz.usable_cores import usable_cores


def test_a_process_may_be_kept_from_some_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3}, raising=False)
    assert usable_cores() == 2


@pytest.mark.parametrize(("found", "cores"), [(8, 8), (None, 1)])
def test_where_the_system_does_not_say_all_count(
    monkeypatch: pytest.MonkeyPatch, found: int | None, cores: int
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: found)
    assert usable_cores() == cores
