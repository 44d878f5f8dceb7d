"""Sweeps: trainings of many runs, here, in processes of this machine, or on a cluster."""
