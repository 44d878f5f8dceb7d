"""What a run has learned: its layers, its errors on validation digits, and on printed digits."""
