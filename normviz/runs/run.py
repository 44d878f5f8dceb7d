"""``Run``: the record of one run."""

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from normviz.runs.spec import RunSpec

State = Literal["running", "paused", "stopped", "interrupted", "finished", "failed"]
STATES: Final[tuple[State, ...]] = get_args(State)
ACTIVE: Final = ("running", "paused")
"""States of a run that a living process trains; one that no process trains is interrupted."""

NOT_FINITE: Final = ("loss-not-finite", "loss-not-finite-kept")
"""Codes of the reasons of runs whose loss is not a number."""


@dataclass(frozen=True, slots=True)
class Run:
    """One row of the runs table.

    Attributes:
        id: Short and unique in its folder; also the name of its folder.
        name: What the user calls it; at first its id.
        spec: What is trained.
        state: Where it stands.
        reason: Why it failed; empty otherwise.
        steps_per_epoch: Batches per epoch; 0 before the first one.
        created: When it was made, in seconds since 1970 (UTC).
        started: When it was started or continued last.
        ended: When it ended last; None while it is active or where its process was killed.
        epochs_done: Whole epochs.
        seconds: Time spent in epochs.
        ms_per_step: Of the last epoch; None before.
        loss: Training loss of the last epoch; None before the first and where it was not finite.
        accuracy: Training accuracy of the last epoch.
        val_loss: Last validation loss.
        val_accuracy: Last validation accuracy.
        best_val_accuracy: The best one of all epochs.
        deleted: When it was deleted; None while it is not.
        tags: What the user sorts it by, each once.
        note: What the user wrote about it; may have several lines.
        has_files: Whether the folder with its weights is there; somebody may have removed it.
    """

    id: str
    name: str
    spec: RunSpec
    state: State
    reason: str
    steps_per_epoch: int
    created: float
    started: float
    ended: float | None
    epochs_done: int
    seconds: float
    ms_per_step: float | None
    loss: float | None
    accuracy: float | None
    val_loss: float | None
    val_accuracy: float | None
    best_val_accuracy: float | None
    deleted: float | None
    tags: tuple[str, ...] = ()
    note: str = ""
    has_files: bool = True

    @property
    def is_done(self) -> bool:
        """Whether to train on would end the same: it is finished, or failed by its own numbers.

        What a full disk or missing data have ended is trained when they are no reason any more.
        """
        if self.state == "failed":
            return getattr(self.reason, "code", "") in NOT_FINITE
        return self.state == "finished"

    @property
    def can_continue(self) -> bool:
        """Whether it was left before its checkpoint had all epochs, and no one trains it."""
        return self.has_files and self.state in ("stopped", "interrupted", "failed")

    def to_json(self) -> dict[str, Any]:
        """What ``normviz runs --json`` prints about it."""
        return {
            "id": self.id,
            "name": self.name,
            "recipe": self.spec.recipe,
            "preset": self.spec.preset,
            "norm": self.spec.norm,
            "dataset": self.spec.dataset,
            "start": self.spec.start,
            "state": self.state,
            "reason": self.reason,
            "epochs_done": self.epochs_done,
            "epochs": self.spec.epochs,
            "batch_size": self.spec.batch_size,
            "seed": self.spec.seed,
            "devices": self.spec.devices,
            "sync_batch_norm": self.spec.sync_batch_norm,
            "accuracy": self.accuracy,
            "val_accuracy": self.val_accuracy,
            "best_val_accuracy": self.best_val_accuracy,
            "ms_per_step": self.ms_per_step,
            "seconds": self.seconds,
            "tags": list(self.tags),
            "note": self.note,
            "has_files": self.has_files,
        }
