"""Tests, in the same folders as the modules of normviz; the benchmarks are in ``benchmarks/``."""
