import pytest

from normviz.errors import Reason, UserError


@pytest.mark.parametrize("kind", [UserError, Reason])
def test_the_text_names_its_values(kind: type[UserError] | type[Reason]) -> None:
    made = kind("expected {most} files, received {count}", code="too-many", most=2, count=3)
    assert str(made) == "expected 2 files, received 3"
    assert made.code == "too-many"
    assert made.values == {"most": 2, "count": 3}


@pytest.mark.parametrize("kind", [UserError, Reason])
def test_a_text_without_values_keeps_its_brackets(kind: type[UserError] | type[Reason]) -> None:
    made = kind("expected {x}")
    assert str(made) == "expected {x}"
    assert made.code == ""
    assert made.values == {}


def test_an_error_can_be_given_as_a_reason() -> None:
    error = UserError("no room for {name}", code="no-room", name="{mine}")
    reason = error.reason
    assert reason == "no room for {mine}"
    assert (reason.code, reason.values) == ("no-room", {"name": "{mine}"})


def test_a_reason_is_a_text() -> None:
    assert not Reason("")
    assert Reason("it does not fit").startswith("it")
