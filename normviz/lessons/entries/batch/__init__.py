"""Chapter: batch size."""
