"""Chapter: what is shared."""
