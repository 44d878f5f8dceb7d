"""Trains a run: data, network and loop; emits events and writes to the store. No Qt."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from normviz.engine.devices import computing_on
from normviz.engine.keras_loading import gpu_failure
from normviz.engine.networks import network_of
from normviz.engine.training.batch_values import BatchValues
from normviz.engine.training.continuation import Continuation, ResumeChanges, identify
from normviz.engine.training.device_failure import FAILURES, failure_text, full_device_refused
from normviz.engine.training.gradient_registry import gradients_released
from normviz.engine.training.initial_weights import (
    load_initial_weights,
    stored_initial_state,
    weights_of,
)
from normviz.engine.training.loop import TrainingLoop
from normviz.engine.training.loss import build_loss
from normviz.engine.training.model_state import (
    build_variables,
    restore,
    restore_means,
    weight_bytes,
)
from normviz.engine.training.optimizer import build_optimizer
from normviz.engine.training.pipeline import (
    preparation,
    training_batches,
    validation_batch,
    validation_batches,
)
from normviz.engine.training.reference_digits import (
    ReferenceDigits,
    measure_after,
    measure_before,
    reference_digits,
)
from normviz.engine.training.samples import TrainingSamples, load_samples
from normviz.engine.training.training_callback import (
    NotFiniteError,
    TrainingCallback,
    not_finite_reason,
)
from normviz.errors import Reason, UserError
from normviz.recipes import find
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    Batches,
    Event,
    Failed,
    Finished,
    Paused,
    Reference,
    Resumed,
    Started,
    Stopped,
    Unsaved,
)
from normviz.runs.initial_state import InitialState
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store
from normviz.runs.timeline_writer import TimelineWriter
from normviz.runs.writer import RunWriter

Emit = Callable[[Event], None]
_LOGGED = (Started, Paused, Resumed, Unsaved, Finished, Stopped)
_log = logging.getLogger("normviz.train")


@dataclass(frozen=True, eq=False)
class TrainingParts:
    """What a training is made of.

    Attributes:
        spec: What is trained.
        samples: Its data.
        model: The compiled network.
        device: Where it computes.
        initial_state: What it begins with and others may change.
        reference: Digits to measure with what it forgets; None where it learns no own digits.
    """

    spec: RunSpec
    samples: TrainingSamples
    model: Any
    device: str
    initial_state: InitialState
    reference: ReferenceDigits | None = None


def train(
    spec: RunSpec,
    emit: Emit,
    control: TrainingControl,
    store: Store | None = None,
    data_dir: Path | None = None,
    own_dir: Path | None = None,
) -> str:
    """Trains a new run in the calling thread, until it is finished, stopped or has failed.

    The last event is ``Finished``, ``Stopped`` or ``Failed``.

    Args:
        spec: What to train.
        emit: Takes the events, in this thread; it should return at once.
        control: Pauses, resumes and stops the training from other threads.
        store: Keeps the run, and has the one that it may start from; opened in this thread.
            Nothing is kept when None.
        data_dir: Where the user keeps data sets.
        own_dir: Where the user's own digits are; the platform's folder when None.

    Returns:
        The run's id; empty where nothing is kept.

    Raises:
        UserError: The run cannot begin: there is no such data, device or place to keep it, or
            what it starts from is gone or does not fit.
    """
    with _prepared(spec, store, data_dir, own_dir) as job:
        if store is None:
            _run(job, emit, control, None)
            return ""
        with store.create(spec) as writer:
            _run(job, emit, control, writer)
            return writer.run


def resume(
    run: str,
    emit: Emit,
    control: TrainingControl,
    store: Store,
    changes: ResumeChanges | None = None,
    data_dir: Path | None = None,
    own_dir: Path | None = None,
) -> str:
    """Continues a run at its last checkpoint, as if it had never been left.

    Args:
        run: Its id or name.
        emit: As for ``train``.
        control: As for ``train``.
        store: Keeps the run; opened in this thread.
        changes: What is to be different; nothing when None.
        data_dir: Where the user keeps data sets.
        own_dir: Where the user's own digits are; the platform's folder when None.

    Returns:
        The run's id.

    Raises:
        OtherDataError: The data are not those that it has learned from.
        UserError: There is no such run, it is being trained elsewhere, it has all its epochs, or
            it cannot begin.
    """
    found = store.run(run)
    going_on = Continuation(found, store.checkpoint(found.id), changes or ResumeChanges())
    going_on.refuse_finished()
    if going_on.is_complete:
        with store.resume(found.id, going_on.epochs) as writer:
            writer.state("finished")
        emit(Finished(found.id))
        return found.id
    spec = found.spec.with_epochs(going_on.epochs)
    initial = stored_initial_state(store, found)
    with _prepared(spec, store, data_dir, own_dir, initial) as job:
        going_on.refuse_other_data(job.samples)
        with store.resume(found.id, spec.epochs) as writer:
            _run(job, emit, control, writer)
            return writer.run


def compiled(spec: RunSpec, steps_per_epoch: int) -> Any:
    """The network of a spec, ready for ``fit``.

    Args:
        spec: What to train.
        steps_per_epoch: Batches per epoch, which the learning-rate schedule counts in.

    Returns:
        A compiled Keras model with the metric ``accuracy``.

    Raises:
        UserError: The norm does not fit the recipe.
    """
    model = network_of(spec)
    optimizer = build_optimizer(spec.settings, steps_per_epoch)
    model.compile(
        optimizer=optimizer,
        loss=build_loss(find(spec.recipe)),
        metrics=["accuracy"],
        # XLA has no sums over several devices.
        jit_compile="auto" if spec.devices == 1 else False,
    )
    return model


@contextmanager
def _prepared(
    spec: RunSpec,
    store: Store | None,
    data_dir: Path | None,
    own_dir: Path | None,
    initial_state: InitialState | None = None,
) -> Iterator[TrainingParts]:
    if reason := spec.devices_misfit():
        raise UserError.from_reason(reason)
    with gradients_released(), computing_on(spec) as device:
        began = initial_state or InitialState(weights_of(spec, store.folder if store else None))
        samples = load_samples(spec, data_dir, own_dir, began.mixture)
        with full_device_refused(device):
            model = compiled(spec, samples.steps(spec.batch_size))
            load_initial_weights(model, began.weights, spec)
        mixture = samples.mixture
        reference = reference_digits(mixture, data_dir) if mixture else None
        initial = InitialState(began.weights, mixture)
        yield TrainingParts(spec, samples, model, device, initial, reference)


def _run(
    job: TrainingParts, emit: Emit, control: TrainingControl, writer: RunWriter | None
) -> None:
    """Trains, and tells and keeps how it ended."""
    run = writer.run if writer else ""

    def tell(event: Event) -> None:
        if writer and isinstance(event, Batches):
            writer.batch(event)
        elif writer:
            _keep_state(writer, event)
        if isinstance(event, _LOGGED):
            _log.info("%s", event)
        emit(event)

    try:
        tell(_fit_and_measure(job, tell, control, writer))
    except NotFiniteError as error:
        _fail(writer, emit, run, not_finite_reason(error.step, writer.saved_step if writer else 0))
    except FAILURES as error:
        failure = failure_text(error, job.device, job.spec.batch_size)
        if failure is None:
            raise
        _fail(writer, emit, run, failure)
    except UserError as error:
        _fail(writer, emit, run, error.reason)


def _keep_beginning(job: TrainingParts, writer: RunWriter) -> None:
    """Keeps what the run begins with, and how well it reads digits that are not the user's."""
    if job.initial_state.weights or job.initial_state.mixture:
        writer.keep_initial_state(job.initial_state)
    if job.reference and not writer.checkpoint():
        recipe = find(job.spec.recipe)
        writer.keep_reference(measure_before(job.model, recipe, job.reference))


def _fit_and_measure(
    job: TrainingParts, tell: Emit, control: TrainingControl, writer: RunWriter | None
) -> Event:
    """Trains, and measures a run on own digits that is finished; returns how it ended."""
    try:
        if writer:
            _keep_beginning(job, writer)
        ending = _fit(job, tell, control, writer)
    except KeyboardInterrupt:  # of a command that does not wait for the batch
        if writer:
            tell(Stopped(writer.run, writer.saved_step))
        raise
    if writer and isinstance(ending, Finished):
        _measure_after(job, tell, writer)
    return ending


def _measure_after(job: TrainingParts, tell: Emit, writer: RunWriter) -> None:
    """Tells and keeps what a run on own digits has forgotten."""
    before = writer.reference()
    if not (job.reference and before):
        return
    found = measure_after(job.model, find(job.spec.recipe), job.reference, before)
    if found and found.after is not None:
        writer.keep_reference(found)
        tell(Reference(found.data, found.samples, found.before, found.after, found.own_validated))


def _fail(writer: RunWriter | None, emit: Emit, run: str, reason: Reason) -> None:
    """Called while the error is being handled."""
    _log.error("run %s failed: %s", run, reason, exc_info=True)
    if writer:
        # Where even this cannot be written, the run is found as interrupted.
        with suppress(UserError):
            writer.flush()
        with suppress(UserError):
            writer.state("failed", reason)
    emit(Failed(run, reason))


def _keep_state(writer: RunWriter, event: Event) -> None:
    match event:
        case Started():
            writer.started(event.steps_per_epoch)
        case Paused():
            writer.state("paused")
        case Resumed():
            writer.state("running")
        case Stopped():
            writer.state("stopped")
        case Finished():
            writer.state("finished")


def _fit(
    job: TrainingParts, tell: Emit, control: TrainingControl, writer: RunWriter | None
) -> Event:
    """Trains to the end or to a stop, and returns how it ended."""
    spec, samples, run = job.spec, job.samples, writer.run if writer else ""
    checkpoint = writer.checkpoint() if writer else None
    batch_values = BatchValues(len(samples.x), spec.batch_size)

    def save(state: Checkpoint) -> None:
        if writer:
            writer.save(replace(state, data=data))

    data = identify(samples) if writer else None
    if checkpoint:
        restore(job.model, checkpoint)
    with ExitStack() as stack:
        timeline = None
        if writer:
            timeline = stack.enter_context(_timeline(job, writer, batch_values.steps))
        callback = TrainingCallback(job.model, batch_values, control, tell, save, spec, timeline)
        callback.start_from(checkpoint)
        tell(_started(job, run, checkpoint, batch_values.steps))
        if control.stopping:  # building the graph for a batch that nobody wants takes seconds
            return Stopped(run, callback.step)
        _train_epochs(job, callback, checkpoint, batch_values.steps)
    return (
        Finished(run)
        if callback.step == spec.epochs * batch_values.steps
        else Stopped(run, callback.step)
    )


def _timeline(job: TrainingParts, writer: RunWriter, steps_per_epoch: int) -> TimelineWriter:
    return writer.timeline(job.spec.epochs * steps_per_epoch, weight_bytes(job.model))


def _started(job: TrainingParts, run: str, checkpoint: Checkpoint | None, steps: int) -> Started:
    return Started(
        run=run,
        epochs=job.spec.epochs,
        epochs_done=checkpoint.epochs_done if checkpoint else 0,
        steps_per_epoch=steps,
        batch_size=job.spec.batch_size,
        samples=len(job.samples.x),
        parameters=job.model.count_params(),
        device=job.device,
        data=job.samples.title,
        step=checkpoint.step if checkpoint else 0,
        gpu_failure=gpu_failure() or "",
    )


def _train_epochs(
    job: TrainingParts, callback: TrainingCallback, checkpoint: Checkpoint | None, steps: int
) -> None:
    """The epochs that are left; the first of them may have been left in its middle."""
    prepare = preparation(find(job.spec.recipe))
    done = checkpoint.epochs_done if checkpoint else 0
    skip = checkpoint.batches_done if checkpoint else 0
    epochs = range(done, job.spec.epochs)
    batches = training_batches(
        job.samples.x,
        job.samples.y,
        batch_size=job.spec.batch_size,
        seed=job.spec.seed,
        epochs=epochs,
        skip=skip,
        prepare=prepare,
    )
    validation = job.samples.validation and validation_batches(
        *job.samples.validation,
        batch_size=validation_batch(len(job.samples.validation[0]), job.spec.devices),
        prepare=prepare,
    )
    loop = TrainingLoop(job.model, callback, steps, job.device)
    # A step that makes variables is traced twice, and one on several devices cannot make any.
    build_variables(job.model, job.samples.y)
    if checkpoint:
        restore_means(job.model, checkpoint)
    left = iter(batches)
    for epoch in epochs:
        loop.epoch(epoch, left, skip if epoch == done else 0, validation)
        if callback.stopped:
            break
