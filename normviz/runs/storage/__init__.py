"""What is kept of a run beside its weights, in its folder and in the database of all runs."""
