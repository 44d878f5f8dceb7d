"""A whole lesson as one HTML page that needs no network."""
