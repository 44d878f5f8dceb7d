"""Small widgets, one a file, that any view may use; none of them knows what it shows."""
