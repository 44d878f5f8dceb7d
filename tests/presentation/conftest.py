"""Runs in a folder of the test."""

from tests.ui.train.conftest import make_run, runs_dir, service

__all__ = ["make_run", "runs_dir", "service"]
