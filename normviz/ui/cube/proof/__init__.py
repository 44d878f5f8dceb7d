"""The proof badges of the Cube view: what the real layers say of what the figure shows."""
