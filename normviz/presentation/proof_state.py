"""What is known of the proofs of a figure: questions, answers so far, and what they amount to."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from math import prod
from typing import Final, Literal

from normviz.figure.state import FigureState, Index
from normviz.ports.proof import ProofQuestion, ProofReport

MOST_ELEMENTS: Final = 1 << 20
"""Of a tensor that is proven on beside the figure: derivatives of more take too long."""

_MOST_KEPT: Final = 512

Kind = Literal["pending", "proven", "refuted", "unavailable", "too-large"]


@dataclass(frozen=True)
class ProofState:
    """What is known of the proof of one norm.

    Attributes:
        kind: ``pending``: not answered yet; ``unavailable``: it failed, and ``reason`` says why;
            ``too-large``: it is not asked for.
        question: What was asked; None where nothing was answered.
        report: The answer.
        reason: One sentence.
    """

    kind: Kind
    question: ProofQuestion | None = None
    report: ProofReport | None = None
    reason: str = ""


def question_of(state: FigureState, norm: str, index: Index) -> ProofQuestion:
    """What a figure claims of a norm at an element; settings that it ignores are left out."""
    spec = state.spec(norm)
    spec = replace(
        spec,
        groups=spec.groups if spec.norm.needs_groups else None,
        epsilon=None if spec.norm.keras_epsilon is None else spec.epsilon,
        training=spec.training or not spec.norm.moving,
    )
    divided = spec.norm.shares_batch and spec.training and state.replicas > 1
    return ProofQuestion(
        spec,
        state.shape,
        index,
        replicas=state.replicas if divided else 1,
        synchronized=divided and state.synchronized,
    )


class ProofAnswers:
    """The answers so far, by question; the oldest are forgotten.

    The sets of a norm are alike: until an element's own answer is there, the last one for the same
    settings and shape stands for it.
    """

    def __init__(self) -> None:
        self._states: OrderedDict[ProofQuestion, ProofState] = OrderedDict()
        self._last: dict[ProofQuestion, ProofQuestion] = {}

    def __contains__(self, question: ProofQuestion) -> bool:
        return question in self._states

    def keep(self, question: ProofQuestion, answer: ProofReport | str) -> None:
        """Keeps a report, or the reason why there is none."""
        if isinstance(answer, str):
            state = ProofState("unavailable", question, reason=answer)
        else:
            kind: Kind = "refuted" if answer.verdict == "refuted" else "proven"
            state = ProofState(kind, question, answer)
        self._states[question] = state
        self._last[_alike(question)] = question
        while len(self._states) > _MOST_KEPT:
            gone, _ = self._states.popitem(last=False)
            if self._last.get(_alike(gone)) == gone:
                del self._last[_alike(gone)]

    def of(self, question: ProofQuestion) -> ProofState:
        """What is known of a question."""
        if is_too_large(question):
            return ProofState("too-large", question)
        found = self._states.get(question)
        if found is not None:
            self._states.move_to_end(question)
            return found
        last = self._last.get(_alike(question))
        return ProofState("pending") if last is None else self._states[last]


def is_too_large(question: ProofQuestion) -> bool:
    """Whether the tensor has more elements than are proven on beside the figure."""
    return prod(question.shape) > MOST_ELEMENTS


def short_version(version: str) -> str:
    """``3.15`` of ``3.15.1``."""
    return ".".join(version.split(".")[:2])


def _alike(question: ProofQuestion) -> ProofQuestion:
    """The same question for all elements."""
    return replace(question, index=(0, 0, 0, 0))
