"""Chapter: parameters."""
