"""A proof as a record for the window: counts, versions, and what the layer refused."""

import keras
import numpy as np
import tensorflow as tf

from normviz.engine.proof.statistic_set import Proof, prove_settings
from normviz.errors import UserError
from normviz.ports.proof import ProofQuestion, ProofReport


def report(question: ProofQuestion) -> ProofReport:
    """Proves what is asked on the real layer.

    Raises:
        UserError: The installed Keras has no such layer, or it refuses the settings.
    """
    try:
        proof = prove_settings(question.spec, question.shape, question.index, question.seed)
    except UserError:
        raise
    except (ValueError, tf.errors.OpError) as error:
        raise UserError(
            "the real layer refuses these settings: {reason}",
            code="layer-refuses",
            reason=_first_line(error),
        ) from error
    return _counted(question, proof)


def _counted(question: ProofQuestion, proof: Proof) -> ProofReport:
    def outside(found: object, claimed: object) -> int:
        return int((np.asarray(found) & ~np.asarray(claimed)).sum())

    return ProofReport(
        verdict=proof.verdict,
        elements=proof.elements,
        agreed=proof.agreed,
        gradient=int(proof.jacobian_nonzero.sum()),
        outside=outside(proof.jacobian_nonzero, proof.mask_expected),
        changing=int(proof.moved_expected.sum()),
        moved=int(proof.moved.sum()),
        moved_outside=outside(proof.moved, proof.moved_expected),
        largest_difference=proof.largest_difference,
        tolerance=question.spec.norm.proof_tolerance,
        layer=proof.through,
        versions=(("Keras", keras.__version__), ("TensorFlow", tf.__version__)),
        seed=question.seed,
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
