"""A proof as a record for the window: counts and versions."""

import keras
import numpy as np
import tensorflow as tf

from normviz.engine.proof.statistic_set import prove_question
from normviz.ports.proof import ProofQuestion, ProofReport


def report(question: ProofQuestion) -> ProofReport:
    """Proves what is asked on the real layer.

    Raises:
        ValueError: The layer refuses the settings.
        UserError: The installed Keras has no such layer.
    """
    proof = prove_question(question)

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
        torch=proof.torch,
    )
