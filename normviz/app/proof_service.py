"""The proof service behind the Cube view. Keras is imported when the service is made."""

from collections.abc import Iterator
from contextlib import contextmanager

from normviz.errors import UserError
from normviz.figure.gradients import GradientArray, GradientRequest
from normviz.ports.proof import ProofQuestion, ProofReport


class KerasProofService:
    """Proofs on the layers of Keras and of normviz, made and used in one thread."""

    def __init__(self) -> None:
        """Loads TensorFlow."""
        from normviz.engine.keras_loading import load_keras

        load_keras()

    def prove(self, question: ProofQuestion) -> ProofReport:
        """Questions the real layer.

        Raises:
            UserError: There is no such layer here, it refuses the settings, or memory is short.
        """
        from normviz.engine.proof.report import report

        with _told():
            return report(question)

    def gradient(self, request: GradientRequest) -> GradientArray:
        """∂y_j/∂x through the real layer, of the shape of x.

        Raises:
            UserError: As for `prove`.
        """
        from normviz.engine.proof.gradient import gradient

        with _told():
            return gradient(request)


@contextmanager
def _told() -> Iterator[None]:
    """Turns what a layer refuses into one sentence."""
    import tensorflow as tf

    try:
        yield
    except UserError:
        raise
    except (MemoryError, tf.errors.ResourceExhaustedError):
        raise UserError(
            "expected memory for a proof of this tensor, found too little: make it smaller",
            code="proof-memory",
        ) from None
    except (ValueError, tf.errors.OpError) as error:
        raise UserError(
            "the real layer refuses these settings: {reason}",
            code="layer-refuses",
            reason=_first_line(error),
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
