"""What a check of a lesson found, beside what was expected."""

from dataclasses import dataclass
from typing import Any

from normviz.number_text import setting

Value = float | int | str


@dataclass(frozen=True)
class Result:
    """One number that a lesson shows.

    Attributes:
        name: As the lesson's text calls it.
        received: What the real layers gave.
        expected: What should come out, a number or words such as ``above 0.5``; None for a number
            that is shown and about which nothing is claimed.
        holds: Whether it came out.
    """

    name: str
    received: Value
    expected: Value | None = None
    holds: bool = True


def shown(name: str, received: Value) -> Result:
    """A measured number, or one of the setting, without a claim about it."""
    return Result(name, plain(received))


def equal(name: str, expected: Value, received: Value) -> Result:
    """Exactly the expected number."""
    return Result(name, plain(received), plain(expected), plain(received) == plain(expected))


def close(name: str, expected: float, received: float, tolerance: float) -> Result:
    """The expected number within a tolerance."""
    holds = abs(float(received) - float(expected)) <= tolerance
    return Result(name, plain(received), plain(expected), holds)


def above(name: str, bound: float, received: float) -> Result:
    """More than a bound."""
    return Result(name, plain(received), f"above {setting(bound)}", float(received) > bound)


def below(name: str, bound: float, received: float) -> Result:
    """Less than a bound."""
    return Result(name, plain(received), f"below {setting(bound)}", float(received) < bound)


def plain(value: Any) -> Value:
    """A number of NumPy as one of Python, which JSON can write."""
    if isinstance(value, str):
        return value
    found: Value = value.item() if hasattr(value, "item") else value
    return int(found) if isinstance(found, bool) else found
