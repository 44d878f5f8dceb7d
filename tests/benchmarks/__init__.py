"""Benchmarks: ``python -m tests.benchmarks`` runs all of them and prints one table.

A benchmark is a module of this folder with a function ``measure() -> list[Result]``; it is found
by that function alone. It also runs by itself: ``python -m tests.benchmarks.NAME``.
"""
