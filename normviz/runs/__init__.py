"""Runs: what is trained, what was seen, and what is kept of it."""
