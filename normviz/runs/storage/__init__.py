"""Storage of a run beside its weights: files in its folder, and rows in the database."""
