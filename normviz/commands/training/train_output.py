"""Output of ``normviz train``: a JSON object per line, or a progress bar and a line per epoch."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final, Protocol

from normviz.commands.printing import counted, fixed, printable
from normviz.interruption import INTERRUPTED, stopped_by, tell_if_interrupted
from normviz.number_text import count
from normviz.presentation.published_result import published_result
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    Batches,
    Epoch,
    Event,
    Failed,
    Finished,
    Reference,
    Started,
    Stopped,
    Unsaved,
)
from normviz.runs.run import Run

_PRINTED: Final = (Started, Epoch, Unsaved, Reference, Finished, Stopped, Failed)
FAILED: Final = 1


class EventOutput(Protocol):
    """Takes the events of a training."""

    def __call__(self, event: Event) -> None:
        """Shows an event."""

    def close(self) -> None:
        """Leaves the terminal as it was."""


class JsonLinesOutput:
    """One JSON object per line on stdout, at once, so that a pipe can follow."""

    def __call__(self, event: Event) -> None:
        """Prints all events but batches and pauses."""
        if isinstance(event, _PRINTED):
            sys.stdout.write(json.dumps(event.to_json()) + "\n")
            sys.stdout.flush()

    def close(self) -> None:
        """Does nothing: every line is out."""


class ProgressBarOutput:
    """A progress bar on a terminal, and a line per epoch anywhere."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._console = Console(highlight=False)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[values]}"),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, values="")

    def __call__(self, event: Event) -> None:
        """Shows an event."""
        match event:
            case Started():
                self._start(event)
            case Batches():
                values = f"loss {fixed(event.running_loss)}  accuracy {event.running_accuracy:.4f}"
                done = f"epoch {event.epoch:.1f}"
                self._progress.update(
                    self._task, completed=event.step, values=values, description=done
                )
            case Epoch():
                self._print(_epoch_line(event))
            case Reference():
                self._print(_reference_line(event))
            case Finished():
                self._print(f"finished: run {event.run}")
            case Stopped():
                text = f"stopped: run {event.run}; go on with normviz train --resume {event.run}"
                self._print(text)

    def close(self) -> None:
        """Takes the bar away."""
        self._progress.stop()

    def _start(self, event: Started) -> None:
        self._print(
            f"run {event.run}: {counted(event.samples, 'sample', 'samples')} of {event.data}; "
            f"{counted(event.parameters, 'parameter', 'parameters')} on {event.device}"
        )
        self._progress.update(
            self._task,
            total=event.epochs * event.steps_per_epoch,
            completed=event.step,
        )
        self._progress.start()

    def _print(self, text: str) -> None:
        # Data and run names may hold brackets, which rich would take for its markup.
        self._console.print(printable(text), markup=False, soft_wrap=True)


class TrainingOutcome:
    """Hands events to an output, and remembers how the training ended."""

    def __init__(self, output: EventOutput, control: TrainingControl, signals: ExitStack) -> None:
        """Starts.

        Args:
            output: Shows the events.
            control: Is told to stop at Ctrl-C.
            signals: Gives the signals back when it is closed.
        """
        self._output = output
        self._control = control
        self._signals = signals
        self.status = 0

    def __call__(self, event: Event) -> None:
        """Takes an event; from the first one on, Ctrl-C stops the training at a batch."""
        if isinstance(event, Started):
            self._signals.enter_context(stopped_by(self._control.stop))
        if isinstance(event, Started | Stopped):
            tell_if_interrupted("")  # the output says what is kept
        self._output(event)
        if isinstance(event, Started) and event.gpu_failure:
            text = f"the GPU cannot be opened ({event.gpu_failure}); computing on {event.device}"
            sys.stderr.write(printable(f"normviz: {text}") + "\n")
        if isinstance(event, Unsaved):
            text = f"{event.reason}; training goes on, and saving is tried again"
            sys.stderr.write(printable(f"normviz: step {count(event.step)}: {text}") + "\n")
        if isinstance(event, Stopped):
            self.status = INTERRUPTED
        if isinstance(event, Failed):
            self.status = FAILED
            sys.stderr.write(printable(f"normviz: run {event.run}: {event.reason}") + "\n")


@contextmanager
def following_output(control: TrainingControl, *, as_json: bool) -> Iterator[TrainingOutcome]:
    """Shows a training and lets Ctrl-C stop it.

    Args:
        control: Is told to stop.
        as_json: JSON lines instead of a progress bar.

    Yields:
        What takes the events; afterwards its ``status`` is the command's exit status.
    """
    output: EventOutput = JsonLinesOutput() if as_json else ProgressBarOutput()
    with ExitStack() as signals:
        signals.callback(output.close)
        yield TrainingOutcome(output, control, signals)


def result_text(run: Run) -> str:
    """How well a finished run does, on which data, and what its source prints for the same."""
    published, settings = published_result(run.spec), run.spec.settings
    if run.val_accuracy is not None:
        said = f"validation accuracy {run.val_accuracy:.4f}"
        value = published.val_accuracy if published else None
    else:
        part = "test data" if settings.train_on == "test" else "data"
        said = f"training accuracy {run.accuracy or 0.0:.4f} on the {part} that it learned from; "
        said += "nothing was validated"
        value = published.accuracy if published else None
    if published is None or value is None:
        return said
    return f"{said}; published: {published.written(value)}"


def _reference_line(event: Reference) -> str:
    on = f"{count(event.samples)} test digits of {event.data}"
    validated = (
        f"validated on {count(event.own_validated)} own digits set aside"
        if event.own_validated
        else "validated on these, since there are too few own digits to set some aside"
    )
    return f"accuracy on {on}: {event.before:.4f} before, {event.after:.4f} after; {validated}"


def _epoch_line(event: Epoch) -> str:
    validation = ""
    if event.val_loss is not None and event.val_accuracy is not None:
        validation = f"  validation loss {fixed(event.val_loss)} accuracy {event.val_accuracy:.4f}"
    return (
        f"epoch {event.epoch}{' (left in its middle)' if event.partial else ''}  "
        f"loss {fixed(event.loss)} accuracy {event.accuracy:.4f}{validation}  "
        f"{fixed(event.seconds, 1)} s, {fixed(event.ms_per_step, 2)} ms/step"
    )
