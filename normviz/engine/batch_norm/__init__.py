"""Batch norm of a trained network: accuracy by statistics, recalibration, folding."""
