"""Searches runs by words and by conditions such as ``norm:batch``, ``batch>8`` or ``tag=paper``."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from normviz.recipes.unused_settings import unused_options
from normviz.runs.run import Run

_CONDITION: Final = re.compile(r"([a-z]+)(:|=|<=|>=|<|>)(.+)")
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


@dataclass(frozen=True)
class RunSearch:
    """What a search asks for: all of it.

    Attributes:
        words: Each stands somewhere in what is shown of a run, in lower case.
        tests: Each holds for the run.
    """

    words: tuple[str, ...]
    tests: tuple[_Test, ...]

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

    A text is compared as a part (``:``) or as a whole (``=``), a number by its value.
    """
    words, tests = [], []
    for part in text.casefold().split():
        test = _test(part)
        if test:
            tests.append(test)
        else:
            words.append(part)
    return RunSearch(tuple(words), tuple(tests))


def _test(part: str) -> _Test | None:
    found = _CONDITION.fullmatch(part)
    if found is None:
        return None
    name, sign, value = found.groups()
    if name in _TEXTS and sign in ":=":
        return _text_test(_TEXTS[name], sign, value)
    if name in _NUMBERS:
        return _number_test(_NUMBERS[name], _COMPARE[sign], value)
    return None


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
