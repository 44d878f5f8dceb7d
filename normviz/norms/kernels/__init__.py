"""Spectra of kernels: power iteration and the largest eigenvalue."""
