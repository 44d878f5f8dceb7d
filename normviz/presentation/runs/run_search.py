"""Searches runs by words and by conditions such as ``norm:batch``, ``batch>8`` or ``tag=paper``."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from normviz.recipes.unused_settings import unused_options
from normviz.runs.run import Run

_PART: Final = re.compile(r"""(?:[^\s"]|"[^"]*"?)+""")
_CONDITION: Final = re.compile(r"([a-z]+)(<=|>=|:|=|<|>)(.*)")
_COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    ":": operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_TEXTS: Final[Mapping[str, Callable[[Run], Sequence[str]]]] = {
    "run": lambda run: (run.id, run.name),
    "state": lambda run: (run.state,),
    "recipe": lambda run: (run.spec.recipe,),
    "preset": lambda run: (run.spec.preset,),
    "norm": lambda run: (run.spec.norm,),
    "data": lambda run: (run.spec.dataset,),
    "optimizer": lambda run: (run.spec.settings.optimizer,),
    "device": lambda run: (run.spec.device,),
    "tag": lambda run: run.tags,
    "note": lambda run: (run.note,),
}
_NUMBERS: Final[Mapping[str, Callable[[Run], float | None]]] = {
    "batch": lambda run: run.spec.batch_size,
    "seed": lambda run: run.spec.seed,
    "epochs": lambda run: run.epochs_done,
    "rate": lambda run: run.spec.settings.schedule.initial,
    "dropout": lambda run: run.spec.dropout,
    "groups": lambda run: _groups(run),
    "best": lambda run: run.best_val_accuracy,
    "last": lambda run: run.val_accuracy,
    "training": lambda run: run.accuracy,
    "loss": lambda run: run.loss,
    "ms": lambda run: run.ms_per_step,
    "seconds": lambda run: run.seconds,
}
FIELDS: Final = (*_TEXTS, *_NUMBERS)
"""What a condition can be about."""

_Test = Callable[[Run], bool]
Doubt = Literal["field", "sign", "number", "value"]
"""Why what looks like a condition is none: there is no such field, a text is not compared by size,
a number is expected, or something."""


@dataclass(frozen=True)
class RunSearch:
    """What a search asks for: all of it.

    Attributes:
        words: Each stands somewhere in what is shown of a run, in lower case.
        tests: Each holds for the run.
        doubts: Words that look like conditions, and why they are none.
    """

    words: tuple[str, ...]
    tests: tuple[_Test, ...]
    doubts: Mapping[str, Doubt] = field(default_factory=dict)

    def finds(self, run: Run, shown: Callable[[Run], str]) -> bool:
        """Whether a run is found.

        Args:
            run: The run.
            shown: Gives all that is shown of a run, in lower case; asked only where words remain.
        """
        if not all(test(run) for test in self.tests):
            return False
        if not self.words:
            return True
        text = shown(run)
        return all(word in text for word in self.words)


def parse_search(text: str) -> RunSearch:
    """The words and conditions of a text; what is no condition is a word.

    A text is compared as a part (``:``) or as a whole (``=``), a number by its value. What stands
    in quotes is one word, with its blanks.
    """
    words: list[str] = []
    tests: list[_Test] = []
    doubts: dict[str, Doubt] = {}
    for written in _PART.findall(text.casefold()):
        part = written.replace('"', "")
        found = _CONDITION.fullmatch(part)
        test = _test(*found.groups()) if found else None
        if callable(test):
            tests.append(test)
        elif part:
            words.append(part)
            if test:
                doubts[part] = test
    return RunSearch(tuple(words), tuple(tests), doubts)


def _test(name: str, sign: str, value: str) -> _Test | Doubt:
    if name not in FIELDS:
        return "field"
    if name in _NUMBERS:
        return _number_test(_NUMBERS[name], _COMPARE[sign], value) or "number"
    if sign not in ":=":
        return "sign"
    return _text_test(_TEXTS[name], sign, value) if value else "value"


def _text_test(texts: Callable[[Run], Sequence[str]], sign: str, value: str) -> _Test:
    if sign == ":":
        return lambda run: any(value in text.casefold() for text in texts(run))
    return lambda run: any(value == text.casefold() for text in texts(run))


def _groups(run: Run) -> int | None:
    """The groups of a norm that has some."""
    options = run.spec.options
    return None if "groups" in unused_options(options) else options.groups


def _number_test(
    number: Callable[[Run], float | None], compare: Callable[[Any, Any], bool], value: str
) -> _Test | None:
    try:
        wanted = float(value.replace(",", "."))
    except ValueError:
        return None

    def holds(run: Run) -> bool:
        known = number(run)
        return known is not None and compare(known, wanted)

    return holds
