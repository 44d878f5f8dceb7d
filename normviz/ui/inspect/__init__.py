"""The Inspect view: the norm layers of the user's own model, and findings about them."""
