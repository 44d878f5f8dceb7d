"""Chapter: what is erased."""
