"""The answers of runs to the drawing over their training."""
