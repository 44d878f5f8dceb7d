"""Predictions of trained networks."""
