"""Resumes a run from its checkpoint, if the data are the same and epochs are left."""

from dataclasses import dataclass, field

from normviz.engine.training.samples import TrainingSamples
from normviz.errors import Reason, UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.fingerprint import Fingerprint, OtherDataError, fingerprint_of
from normviz.runs.run import Run
from normviz.runs.storage.recovery import is_complete


@dataclass(frozen=True)
class ResumeChanges:
    """What is to be different when a run goes on.

    Attributes:
        epochs: How many epochs it is to have in the end; as before when None.
        other_data: Whether it may go on with other data than it has learned from.
    """

    epochs: int | None = None
    other_data: bool = False


@dataclass(frozen=True)
class Continuation:
    """A run that is to be resumed.

    Attributes:
        run: The run as it is kept.
        checkpoint: Its state; None where it has not reached its first checkpoint.
        changes: What is to be different.
    """

    run: Run
    checkpoint: Checkpoint | None
    changes: ResumeChanges = field(default_factory=ResumeChanges)

    @property
    def epochs(self) -> int:
        """How many epochs the run is to have in the end."""
        return self.run.spec.epochs if self.changes.epochs is None else self.changes.epochs

    @property
    def is_complete(self) -> bool:
        """Whether the checkpoint has all epochs already."""
        return is_complete(self.checkpoint, self.epochs)

    def refuse_finished(self) -> None:
        """Does nothing for a run that has something left to do.

        Raises:
            UserError: It is finished, or its checkpoint is gone.
        """
        run, done = self.run, self.checkpoint.epochs_done if self.checkpoint else 0
        if run.state == "finished" and self.checkpoint is None:
            raise UserError(
                "the checkpoint of run {run} is gone, it cannot go on: train a new run with the "
                "same settings",
                code="checkpoint-gone",
                run=run.id,
            )
        if self.is_complete and (run.state == "finished" or done > self.epochs):
            raise UserError(
                "run {run} has {done} of {epochs} epochs: ask for more of them to continue it",
                code="run-complete",
                run=run.id,
                done=done,
                epochs=self.epochs,
            )

    def refuse_other_data(self, samples: TrainingSamples) -> None:
        """Does nothing where the samples are those that the run has learned from.

        A run of an older version says nothing of its samples but the number of batches per epoch.

        Args:
            samples: What it would go on with.

        Raises:
            OtherDataError: They are others, and the user has not said that they may be.
            UserError: An epoch of them has another number of batches.
        """
        if self.checkpoint is None:
            return
        before = self.checkpoint.data
        different = before.difference(identify(samples)) if before else None
        batch_size = self.run.spec.batch_size
        steps = -(-before.training.samples // batch_size) if before else self.run.steps_per_epoch
        if steps and steps != samples.steps(batch_size):
            cause = different or Reason(
                "expected {known} batches, received {given}",
                code="batches-count",
                known=steps,
                given=samples.steps(batch_size),
            )
            raise UserError(
                "run {run} was trained on other data ({cause}), and its epochs would have another"
                " length: begin a new run with --start {run}",
                code="data-other-length",
                run=self.run.id,
                cause=cause,
            )
        if different and not self.changes.other_data:
            raise OtherDataError(self.run.id, different)


def identify(samples: TrainingSamples) -> Fingerprint:
    """The fingerprint of the samples of a run."""
    return fingerprint_of((samples.x, samples.y), samples.validation)
