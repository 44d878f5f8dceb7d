"""Mutated inputs for every reader of files; one list of readers for the suite and the benchmark."""
