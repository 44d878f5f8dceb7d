"""Answers of trained networks."""
