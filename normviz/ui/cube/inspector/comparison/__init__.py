"""The table that compares the norms at the highlighted element."""
