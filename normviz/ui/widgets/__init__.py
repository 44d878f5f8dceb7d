"""Small widgets, one per file, that any view may use; none of them knows what it shows."""
