"""Learning curves of runs: the plots, their curves, the cross hair, and their export."""
