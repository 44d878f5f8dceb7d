"""Sweeps: a set of runs that differ in some settings, their record, and their table."""
