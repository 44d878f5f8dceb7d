import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from normviz.ports.intents import AnswerWith, Intent, Refusal, ShowRun, ShowTraining


def test_only_what_is_for_later_leaves_the_view_in_the_background() -> None:
    shown = {kind.__name__: kind.shows_view for kind in Intent.__subclasses__()}
    assert [name for name, shows in shown.items() if not shows] == [
        "AnswerWith",
        "TellNumbers",
        "TakeDrawing",
    ]


def test_an_intent_is_a_value() -> None:
    assert ShowRun("a") == ShowRun("a") != ShowRun("b")
    assert ShowRun("a") != AnswerWith("a")
    with pytest.raises(FrozenInstanceError):
        ShowRun("a").run = "b"  # type: ignore[misc]


def test_a_refusal_offers_another_intent() -> None:
    refusal = Refusal("A training is under way.", "Show it", ShowTraining())
    assert refusal.instead.shows_view


def test_intents_are_known_without_the_code_of_runs() -> None:
    code = "import sys, normviz.ports.intents; sys.exit('normviz.runs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603
    assert done.returncode == 0
