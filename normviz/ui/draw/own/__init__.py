"""The user's own digits: drawings with labels, and how well each model reads them."""
