"""Results of a run: its layers, and its errors on validation digits and on printed digits."""
