"""Messages for real errors of runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from normviz.errors import Reason, UserError
from normviz.runs.fingerprint import OtherDataError
from normviz.runs.locks import RunLock
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.run_errors import texts

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "runs") as opened:
        yield opened


def said(error: pytest.ExceptionInfo[UserError]) -> str:
    assert error.value.code in texts(), error.value
    return error_text(error.value)


def test_a_run_that_is_trained_is_named(store: Store) -> None:
    with store.create(build_spec("one-layer")) as writer:
        with pytest.raises(UserError) as caught:
            RunLock(store.path(writer.run) / "lock")
        assert said(caught).startswith(f"Another window or command is training {writer.run}.")
        with pytest.raises(UserError) as caught:
            store.delete([writer.run])
        assert said(caught) == f"{writer.run} is being trained. Stop it first."


def test_a_run_that_is_not_there_is_named_with_its_folder(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        store.run("other")
    assert said(caught).startswith("There is no run other in ")


def test_a_name_that_cannot_be_says_why(store: Store) -> None:
    with store.create(build_spec("one-layer")) as writer:
        writer.state("stopped")
    with pytest.raises(UserError) as caught:
        store.rename(writer.run, "")
    assert "needs a name" in said(caught)


def test_other_data_are_told_with_what_differs() -> None:
    difference = Reason("69", code="samples-count", setting="train size", known=70, given=69)
    error = OtherDataError("mine", difference)
    assert error.code in texts()
    assert error_text(error).startswith(
        "mine was trained on other data. Training samples: 69 instead of 70. Start normviz"
    )
