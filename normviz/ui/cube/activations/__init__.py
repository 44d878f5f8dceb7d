"""Activations in the Cube view: who computes them, and the controls that choose them."""
