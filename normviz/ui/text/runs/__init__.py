"""Texts about runs."""
