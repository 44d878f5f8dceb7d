"""Proofs on the real layers: statistic sets by derivative and by perturbation, and values."""

from normviz.engine.proof.statistic_set import Proof, Verdict, prove

__all__ = ["Proof", "Verdict", "prove"]
