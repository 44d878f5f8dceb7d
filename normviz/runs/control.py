"""Pause, resume and stop requests to a training from other threads."""

import threading


class TrainingControl:
    """Thread-safe pause, resume and stop requests; the trainer reads them between batches."""

    def __init__(self) -> None:
        self._go = threading.Event()
        self._go.set()
        self._stopping = False

    @property
    def stopping(self) -> bool:
        """Whether the training is to stop at the next batch."""
        return self._stopping

    @property
    def pausing(self) -> bool:
        """Whether the training is to wait at the next batch."""
        return not self._go.is_set()

    def pause(self) -> None:
        """Lets the training wait at the next batch; nothing after a stop."""
        if not self._stopping:
            self._go.clear()

    def resume(self) -> None:
        """Lets a waiting training go on."""
        self._go.set()

    def stop(self) -> None:
        """Ends the training at the next batch, also a waiting one. There is no way back."""
        self._stopping = True
        self._go.set()

    def wait(self) -> None:
        """Waits, in the trainer's thread, until ``resume`` or ``stop``."""
        self._go.wait()
