"""Chapter: networks that train."""
