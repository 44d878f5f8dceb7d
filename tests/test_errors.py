from pathlib import Path

import pytest

from normviz.errors import Reason, UserError, stored


@pytest.mark.parametrize("kind", [UserError, Reason])
def test_the_text_names_its_values(kind: type[UserError] | type[Reason]) -> None:
    made = kind("expected {most} files, received {count}", code="too-many", most=2, count=3)
    assert str(made) == "expected 2 files, received 3"
    assert made.code == "too-many"
    assert made.values == {"most": 2, "count": 3}


@pytest.mark.parametrize("kind", [UserError, Reason])
def test_thousands_stand_apart_as_in_the_window(kind: type[UserError] | type[Reason]) -> None:
    made = kind(
        "{most} to {few}, not {given!r} or {other}", most=65536, few=1500, given=2, other=-3
    )
    assert str(made) == "65\u202f536 to 1500, not 2 or -3"
    assert made.values["most"] == 65536


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


def test_a_stored_reason_can_be_worded_again() -> None:
    reason = Reason("no room for {name}", code="no-room", name=Path("mine"), most=3)
    read = Reason.from_stored(stored(reason))
    assert read == "no room for mine"
    assert (read.code, read.values) == ("no-room", {"name": "mine", "most": 3})


@pytest.mark.parametrize("text", ["", "plain", "{broken", '{"text": 1}', "[" * 9999, "{}"])
def test_a_text_that_is_no_stored_reason_stays_as_it_is(text: str) -> None:
    read = Reason.from_stored(text)
    assert (str(read), read.code, read.values) == (text, "", {})
    assert stored(read) == text


def test_an_error_takes_over_code_and_values_of_a_reason() -> None:
    error = UserError.from_reason(Reason("{a} {{", code="b", a=1))
    assert (str(error), error.code, error.values) == ("1 {", "b", {"a": 1})
    assert UserError.from_reason("{plain}").code == ""
