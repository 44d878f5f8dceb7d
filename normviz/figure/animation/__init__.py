"""Animations: the scenes along one slider."""
