"""Runs: their specs, events, and storage."""
