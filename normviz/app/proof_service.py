"""The proof service behind the Cube view. Keras is imported when the service is made."""

from normviz.errors import UserError
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
            UserError: There is no such layer here, or it refuses the settings.
        """
        from normviz.engine.proof.report import report

        try:
            return report(question)
        except MemoryError:
            raise UserError(
                "expected memory for a proof of this tensor, found too little: make it smaller",
                code="proof-memory",
            ) from None
